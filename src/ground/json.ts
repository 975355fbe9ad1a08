import { Invalid } from './errors'

/** How deep objects and lists may be nested. */
const DEEPEST = 20

/** How many digits a number may have; a million of them take longer to read than a million of anything else. */
const LONGEST_NUMBER = 100

/**
 * The object in a body of JSON. `JSON.parse` takes seconds for what is deep or has a great many values, so both are
 * counted before, in one pass. Throws `Invalid`.
 */
export function objectInJson(bytes: Uint8Array): Record<string, unknown> {
  checkSize(bytes)
  let body: unknown
  try {
    body = JSON.parse(utf8.decode(bytes))
  } catch {
    throw new Invalid({ body: 'The body is not JSON.' })
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Invalid({ body: 'The body must be a JSON object.' })
  return body as Record<string, unknown>
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Every value but the first follows a comma or opens a list or an object. The contents of strings do not count. */
function checkSize(bytes: Uint8Array): void {
  let depth = 0
  let values = 0
  let digits = 0
  for (let position = 0; position < bytes.length; position++) {
    const byte = bytes[position] as number
    digits = byte >= ZERO && byte <= NINE ? digits + 1 : 0
    if (digits > LONGEST_NUMBER) throw new Invalid({ body: 'The body holds a number that is too long.' })
    switch (byte) {
      case QUOTE:
        position = endOfText(bytes, position)
        break
      case COMMA:
        values++
        break
      case LIST:
      case OBJECT:
        values++
        if (++depth > DEEPEST) throw new Invalid({ body: `The body is nested too deeply: ${DEEPEST} levels at most.` })
        break
      case LIST_END:
      case OBJECT_END:
        depth--
        break
    }
    if (values > MOST_VALUES) throw tooMany()
  }
}

function endOfText(bytes: Uint8Array, start: number): number {
  for (let position = start + 1; position < bytes.length; position++) {
    if (bytes[position] === BACKSLASH) position++
    else if (bytes[position] === QUOTE) return position
  }
  return bytes.length
}

const QUOTE = 0x22
const ZERO = 0x30
const NINE = 0x39
const COMMA = 0x2c
const LIST = 0x5b
const BACKSLASH = 0x5c
const LIST_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d

/** The most values that a form or JSON may have. */
export const MOST_VALUES = 1000

export function tooMany(): Invalid {
  return new Invalid({ body: `This has too many fields: ${MOST_VALUES.toLocaleString('en')} at most.` })
}
