import { Invalid } from './errors'

/** The deepest that objects and lists may stand in one another. */
const DEEPEST = 20

/** How many digits a number may have; a million of them take longer to read than a million of anything else. */
const LONGEST_NUMBER = 100

/**
 * The object in a body of JSON. `JSON.parse` takes seconds for what is deep or has a great many values, so both are
 * counted before, in one pass. Throws `Invalid`.
 */
export function objectInJson(sent: Uint8Array): Record<string, unknown> {
  look(sent)
  let body: unknown
  try {
    body = JSON.parse(utf8.decode(sent))
  } catch {
    throw new Invalid({ body: 'The body is not JSON.' })
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Invalid({ body: 'The body must be a JSON object.' })
  return body as Record<string, unknown>
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Every value but the first stands behind a comma, or is the first in something. What is in a text counts for nothing. */
function look(sent: Uint8Array): void {
  let depth = 0
  let values = 0
  let digits = 0
  for (let at = 0; at < sent.length; at++) {
    const byte = sent[at] as number
    digits = byte >= ZERO && byte <= NINE ? digits + 1 : 0
    if (digits > LONGEST_NUMBER) throw new Invalid({ body: 'The body holds a number that is too long.' })
    switch (byte) {
      case QUOTE:
        at = endOfText(sent, at)
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

function endOfText(sent: Uint8Array, from: number): number {
  for (let at = from + 1; at < sent.length; at++) {
    if (sent[at] === BACKSLASH) at++
    else if (sent[at] === QUOTE) return at
  }
  return sent.length
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
