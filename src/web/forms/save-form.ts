import { Invalid, RateLimited, Unavailable } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { readForm } from '../http/body'
import type { RequestBody } from '../http/body-scope'

/** Why a form was not saved: because of a field or as a whole. */
export type FormRefusal = Invalid | RateLimited | Unavailable

interface Exchange {
  requestBody: RequestBody
  set: { status?: number | string; headers: Record<string, string | number | undefined> }
}

/**
 * Reads a form and saves it. If that is refused, `showAgain` renders the form with its values and complaints, and the
 * response has the status of the refusal. Any other error is thrown on.
 */
export async function saveForm<T>(
  { requestBody, set }: Exchange,
  save: (form: Fields) => T | Promise<T>,
  showAgain: (form: Fields, refusal: FormRefusal) => T | Promise<T>,
): Promise<T> {
  const form = await readForm(requestBody)
  try {
    return await save(form)
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof RateLimited || error instanceof Unavailable)) throw error
    set.status = error.status
    if (error.retryAfter) set.headers['retry-after'] = error.retryAfter
    return showAgain(form, error)
  }
}

/**
 * The complaints, by field. A refusal that is about no field is shown at `otherwise`; where the page has no such place,
 * it goes on, and the page says it in a toast.
 */
export function complaintsOf(refusal: FormRefusal, otherwise?: string): Record<string, string> {
  if (refusal instanceof Invalid) return refusal.fields
  if (otherwise === undefined) throw refusal
  return { [otherwise]: refusal.message }
}
