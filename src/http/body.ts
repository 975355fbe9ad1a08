import { Invalid, TooLarge } from './errors'

/** The largest body that is read: a file of 10 MB and the words around it. */
export const BODY_LIMIT = 11 * 1024 * 1024

/**
 * The text fields of a form, exactly as they were typed. Elysia's own parser turns `007` into 7 and `{"a":1}` into
 * an object, so routes that take people's words have `parse: 'none'` and read the body here.
 */
export async function readForm(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) return new Fields(new Map())
  const values = new Map<string, string | string[]>()
  for (const [name, value] of await form(request)) {
    const before = values.get(name)
    if (typeof value === 'string') values.set(name, before === undefined ? value : [before, value].flat())
    else if (value.size > 0) throw new Invalid({ [name]: 'Files cannot be sent here.' })
  }
  return new Fields(values)
}

/** The fields of a JSON object or a form, for the visitor API, which takes both. Throws `Invalid` for anything else. */
export async function readFields(request: Request): Promise<Fields> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return readForm(request)
  const text = await request.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Invalid({ body: 'The body is not JSON.' })
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Invalid({ body: 'The body must be a JSON object.' })
  return new Fields(new Map(Object.entries(body)))
}

/** Named values that somebody sent, read one by one with a clear complaint for each that does not fit. */
export class Fields {
  constructor(private readonly values: Map<string, unknown>) {}

  has(name: string): boolean {
    return this.values.get(name) != null
  }

  /** A text as it is, or undefined where the field is missing. */
  text(name: string, most: number): string | undefined {
    const value = this.values.get(name)
    if (value == null) return undefined
    if (typeof value !== 'string') throw new Invalid({ [name]: `${name} must be text.` })
    if (characters(value, most) > most) throw new Invalid({ [name]: `${name} must have at most ${most.toLocaleString('en')} characters.` })
    // PostgreSQL's text cannot hold the character zero.
    if (value.includes('\0')) throw new Invalid({ [name]: `${name} holds a character that cannot be stored.` })
    return value
  }

  /** A text without the space around it; empty counts as missing. */
  line(name: string, most: number): string | undefined {
    return this.text(name, most)?.trim() || undefined
  }

  /** As `line`, but it must be there. */
  required(name: string, most: number, complaint: string): string {
    const value = this.line(name, most)
    if (value === undefined) throw new Invalid({ [name]: complaint })
    return value
  }

  email(name: string): string | undefined {
    const value = this.line(name, 254)
    if (value !== undefined && !/^[^\s@]+@[^\s@]+$/.test(value)) throw new Invalid({ [name]: 'That does not look like an email address.' })
    return value
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.line(name, 100)
    if (value === undefined) return undefined
    const choice = choices.find((known) => known === value)
    if (!choice) throw new Invalid({ [name]: `${name} must be one of ${choices.join(', ')}.` })
    return choice
  }

  uuid(name: string): string | undefined {
    const value = this.line(name, 36)
    if (value !== undefined && !isUuid(value)) throw new Invalid({ [name]: `${name} must be a UUID.` })
    return value
  }

  /** Ids, as often as the field stands in a form, or as a list in JSON. */
  uuids(name: string, most: number): string[] {
    const value = this.values.get(name) ?? []
    const ids = Array.isArray(value) ? value : [value]
    if (ids.length > most) throw new Invalid({ [name]: `There can be ${most} ${name} at most.` })
    if (!ids.every((id) => typeof id === 'string' && isUuid(id))) throw new Invalid({ [name]: `${name} must be UUIDs.` })
    return [...new Set(ids as string[])]
  }

  object(name: string): Fields {
    const value = this.values.get(name)
    if (value == null) return new Fields(new Map())
    if (typeof value !== 'object' || Array.isArray(value)) throw new Invalid({ [name]: `${name} must be an object.` })
    return new Fields(new Map(Object.entries(value)))
  }
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}

/**
 * The length as people count it: an emoji of several code points is one character. A text of more than sixteen code
 * units for each character that is allowed is too long however few characters they make.
 */
function characters(text: string, most: number): number {
  if (text.length <= most || text.length > most * 16) return text.length
  let count = 0
  for (const _ of segments.segment(text)) count++
  return count
}
const segments = new Intl.Segmenter()

async function form(request: Request): Promise<Iterable<[string, string | File]>> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > BODY_LIMIT) throw new TooLarge('That is too large to send.')
  try {
    return (await request.formData()).entries()
  } catch {
    throw new Invalid({ body: 'The form could not be read.' })
  }
}
