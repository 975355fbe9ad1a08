import { type Numbers, USUAL } from '../model/limits/numbers'
import { settingsNow } from '../reads/settings/queries'

/** What holds now: what admins have changed, and for the rest what is usual. */
export async function numbersNow(): Promise<Numbers> {
  return { ...USUAL, ...(await settingsNow()).limits }
}
