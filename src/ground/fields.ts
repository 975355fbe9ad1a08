import { emailIn } from '../text/email-address'
import { isBlank } from '../text/invisible-characters'
import { Invalid } from './errors'

/** Named values that somebody sent, read one by one, with a clear message for each invalid one. */
export class Fields {
  /** `labels` are the fields' labels, for error messages; programs get the field names. */
  constructor(
    private readonly values: Map<string, unknown>,
    private readonly labels: Record<string, string> = {},
  ) {}

  /** The same fields with the labels of a form. */
  withLabels(labels: Record<string, string>): Fields {
    return new Fields(this.values, labels)
  }

  /** The values of some fields as they were typed, valid or not, to be shown again. */
  typedValues<Name extends string>(...names: Name[]): Record<Name, string> {
    const texts = names
      .map((name) => [name, this.values.get(name)] as const)
      .map(([name, value]) => [name, typeof value === 'string' ? value : ''])
    return Object.fromEntries(texts) as Record<Name, string>
  }

  /** The same fields, but one of them. */
  with(name: string, value: unknown): Fields {
    return new Fields(new Map(this.values).set(name, value), this.labels)
  }

  has(name: string): boolean {
    return this.values.get(name) != null
  }

  /** The raw value, for fields that are cut to fit rather than refused. */
  value(name: string): unknown {
    return this.values.get(name)
  }

  /** A text as it is, or undefined where the field is missing. */
  text(name: string, most: number): string | undefined {
    const value = this.values.get(name)
    if (value == null) return undefined
    if (typeof value !== 'string') throw new Invalid({ [name]: `${this.label(name)} must be text.` })
    if (characters(value, most) > most)
      throw new Invalid({ [name]: `${this.label(name)} must have at most ${most.toLocaleString('en')} characters.` })
    // PostgreSQL's text cannot hold the character zero, and half a character would be stored as another one.
    if (value.includes('\0') || !value.isWellFormed())
      throw new Invalid({ [name]: `${this.label(name)} contains a character that cannot be stored.` })
    return value
  }

  /** A text without the space around it; where nobody would see anything of it, it counts as missing. */
  line(name: string, most: number): string | undefined {
    const value = this.text(name, most)?.trim()
    return value === undefined || isBlank(value) ? undefined : value
  }

  /** As `line`, but it must be there. */
  required(name: string, most: number, complaint: string): string {
    const value = this.line(name, most)
    if (value === undefined) throw new Invalid({ [name]: complaint })
    return value
  }

  /** An address as `emailIn` cleans it; empty counts as missing. Throws `Invalid` for what no mail would reach. */
  email(name: string): string | undefined {
    const value = this.line(name, 500)
    if (value === undefined) return undefined
    const email = emailIn(value)
    if (!email) throw new Invalid({ [name]: 'Enter an address like ann@example.com.' })
    return email
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.line(name, 100)
    if (value === undefined) return undefined
    const choice = choices.find((known) => known === value)
    if (!choice) throw new Invalid({ [name]: `${this.label(name)} must be one of ${choices.join(', ')}.` })
    return choice
  }

  uuid(name: string): string | undefined {
    const value = this.line(name, 36)
    if (value !== undefined && !isUuid(value)) throw new Invalid({ [name]: `${this.label(name)} must be a UUID.` })
    return value
  }

  /** Ids, as often as the field stands in a form, or as a list in JSON. */
  uuids(name: string, most: number): string[] {
    const value = this.values.get(name) ?? []
    const ids = Array.isArray(value) ? value : [value]
    if (ids.length > most) throw new Invalid({ [name]: `${this.label(name)} can have at most ${most} entries.` })
    if (!ids.every((id) => typeof id === 'string' && isUuid(id)))
      throw new Invalid({ [name]: `${this.label(name)} must be UUIDs.` })
    return [...new Set(ids as string[])]
  }

  object(name: string): Fields {
    const value = this.values.get(name)
    if (value == null) return new Fields(new Map())
    if (typeof value !== 'object' || Array.isArray(value))
      throw new Invalid({ [name]: `${this.label(name)} must be an object.` })
    return new Fields(new Map(Object.entries(value)))
  }

  private label(name: string): string {
    return this.labels[name] ?? name
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
  // Counting stops there: the exact number does not matter.
  for (const _ of segments.segment(text)) if (++count > most) break
  return count
}
const segments = new Intl.Segmenter()
