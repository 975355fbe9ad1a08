import bowser from 'bowser'
import { languagesOf } from '../../ground/negotiation'
import { readFact } from './visited-page'

/** What a visitor's browser says about itself, as agents read it. */
export interface Device {
  browser: string | null
  system: string | null
  language: string | null
}

const LONGEST_LANGUAGE = 35
// Longer ones are invented, and searching them costs time.
const LONGEST_USER_AGENT = 500

/**
 * Reads browser, system and language from a request's headers. Of the system only the name: the versions that
 * browsers send are frozen, and would tell agents that everybody uses Windows 10.
 */
export function deviceOf(request: Request): Device {
  const { browser, os } = parsed(request.headers.get('user-agent')?.slice(0, LONGEST_USER_AGENT))
  const version = browser.version?.split('.')[0]
  return {
    browser: readFact([browser.name, version].filter(Boolean).join(' '), 100) ?? null,
    system: readFact(os.name, 100) ?? null,
    language: favouriteLanguage(request),
  }
}

function parsed(userAgent: string | undefined): Pick<bowser.Parser.ParsedResult, 'browser' | 'os'> {
  return userAgent ? bowser.parse(userAgent) : { browser: {}, os: {} }
}

function favouriteLanguage(request: Request): string | null {
  const [tag] = languagesOf(request)
  try {
    return tag && tag.length <= LONGEST_LANGUAGE ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
  } catch {
    return null
  }
}
