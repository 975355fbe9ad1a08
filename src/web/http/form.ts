import { Invalid } from '../../ground/errors'
import { MOST_VALUES, tooMany } from '../../ground/json'

/** The value of a field, or its values if the field occurs more than once. */
export type Values = Map<string, string | string[]>

/**
 * The fields of a form as browsers encode it. It is read by hand: `URLSearchParams` makes other text of what is no UTF-8,
 * without a word, and takes its time with a hundred thousand fields.
 */
export function valuesInForm(bytes: Uint8Array): Values {
  const values: Values = new Map()
  let count = 0
  for (let position = 0; position < bytes.length; ) {
    const next = bytes.indexOf(AND, position)
    const end = next === -1 ? bytes.length : next
    if (end > position) {
      if (++count > MOST_VALUES) throw tooMany()
      const field = bytes.subarray(position, end)
      const equals = field.indexOf(EQUALS)
      if (equals === -1) addValue(values, decodeBytes(field), '')
      else addValue(values, decodeBytes(field.subarray(0, equals)), decodeBytes(field.subarray(equals + 1)))
    }
    position = end + 1
  }
  return values
}

/** Adds a value to a field. */
export function addValue(values: Values, field: string, value: string): void {
  const existingValue = values.get(field)
  if (existingValue === undefined) values.set(field, value)
  else if (typeof existingValue === 'string') values.set(field, [existingValue, value])
  else existingValue.push(value)
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

/** Bytes that are not UTF-8 would become another text, so they are an error. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeBytes(bytes: Uint8Array): string {
  const plain = new Uint8Array(bytes.length)
  let size = 0
  for (let position = 0; position < bytes.length; position++) {
    const byte = bytes[position] as number
    if (byte === PLUS) plain[size++] = SPACE
    else if (byte === PERCENT && isHex(bytes[position + 1]) && isHex(bytes[position + 2])) {
      plain[size++] = (digit(bytes[position + 1] as number) << 4) | digit(bytes[position + 2] as number)
      position += 2
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
