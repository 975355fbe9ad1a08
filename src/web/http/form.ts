import { Invalid } from '../../ground/errors'
import { MOST_VALUES, tooMany } from '../../ground/json'

/** The value of a field, or its values where the field stands there more than once. */
export type Values = Map<string, string | string[]>

/**
 * The fields of a form as browsers encode it. It is read by hand: `URLSearchParams` makes other text of what is no UTF-8,
 * without a word, and takes its time with a hundred thousand fields.
 */
export function valuesInForm(sent: Uint8Array): Values {
  const values: Values = new Map()
  let count = 0
  for (let at = 0; at < sent.length; ) {
    const next = sent.indexOf(AND, at)
    const end = next === -1 ? sent.length : next
    if (end > at) {
      if (++count > MOST_VALUES) throw tooMany()
      const field = sent.subarray(at, end)
      const equals = field.indexOf(EQUALS)
      if (equals === -1) keep(values, decoded(field), '')
      else keep(values, decoded(field.subarray(0, equals)), decoded(field.subarray(equals + 1)))
    }
    at = end + 1
  }
  return values
}

/** Puts a value to those that its field has already. */
export function keep(values: Values, field: string, value: string): void {
  const before = values.get(field)
  if (before === undefined) values.set(field, value)
  else if (typeof before === 'string') values.set(field, [before, value])
  else before.push(value)
}

export function unreadable(): Invalid {
  return new Invalid({ body: 'The form could not be read.' })
}

const [AND, EQUALS, PLUS, PERCENT, SPACE] = [...'&=+% '].map((character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
]

/** Bytes that are no text would be kept as another one, so they are an error. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(sent: Uint8Array): string {
  const plain = new Uint8Array(sent.length)
  let size = 0
  for (let at = 0; at < sent.length; at++) {
    const byte = sent[at] as number
    if (byte === PLUS) plain[size++] = SPACE
    else if (byte === PERCENT && isHex(sent[at + 1]) && isHex(sent[at + 2])) {
      plain[size++] = (digit(sent[at + 1] as number) << 4) | digit(sent[at + 2] as number)
      at += 2
    } else plain[size++] = byte
  }
  try {
    return utf8.decode(plain.subarray(0, size))
  } catch {
    throw unreadable()
  }
}

function isHex(byte = 0): boolean {
  const letter = byte | 0x20
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66)
}

function digit(hex: number): number {
  return hex <= 0x39 ? hex - 0x30 : (hex | 0x20) - 0x57
}
