import type { Random } from '../support/random'
import { asBytes } from './template'

type Choices = readonly [string, ...string[]]

/** What some part may take for something else: a pattern, a number, markup, an escape, a path. */
export const TEXTS: Choices = [
  '',
  ' ',
  '0',
  '-1',
  '007',
  '1e309',
  'NaN',
  'true',
  'null',
  'undefined',
  '[]',
  '{}',
  '{"a":1}',
  '[1]',
  '9007199254740993',
  '99999999999999999999',
  '2147483648',
  '1.5',
  '0x10',
  '٣',
  '𝟙',
  '\0',
  'a\0b',
  '\ud800',
  '\ufffe',
  '\u202e',
  'e\u0301'.repeat(50),
  '👨‍👩‍👧‍👦'.repeat(20),
  'ﷺ',
  'İ',
  'ß',
  '%',
  '%%%',
  '%00',
  '%c0%af',
  '%ff',
  '%u0041',
  '../../etc/passwd',
  '..%2f..%2fetc',
  'C:\\x',
  '/',
  '//',
  '\\',
  "'",
  '"',
  "' or 1=1 --",
  '; drop table x',
  '\\x',
  '$1',
  '{{x}',
  '__proto__',
  'constructor',
  'toString',
  '<hx-a >',
  '<hx-partial hx-target="body">',
  '</script>',
  '<b hx-delete=/session hx-trigger=load>',
  '<!--',
  ']]>',
  '&lt;',
  'javascript:alert(1)',
  'https://x.example/(a+)+c',
  'http://[',
  '//evil.example',
  'data:text/html,x',
  'mailto:a@b',
  'a@b',
  'a@b.c',
  '@',
  'ana@example.com',
  'a@'.repeat(60),
  '*',
  '+',
  '(',
  '[',
  '{',
  '^',
  '$',
  '|',
  '?',
  '.*',
  '+49 151',
  '?:x',
  '(a+)+$',
  '\\',
  'all',
  'today',
  '7d',
  'ai',
  'escalated',
  'agent',
  'ended',
  'missed',
  'low',
  'high',
  'waiting',
  'newest',
  'note',
  'open',
  'solved',
  '1970-01-01',
  '2026-02-30',
  '+275760-09-13',
  'Infinity',
  '\r\n',
  'a\r\nX-Injected: 1',
  '\t',
  'x y',
]

const IDS: Choices = [
  '{{conversation}}',
  '{{conversation}}',
  '{{message}}',
  '{{attachment}}',
  '{{agentId}}',
  '{{otherConversation}}',
  '{{article}}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{{fresh}}',
  '1',
  '0',
  '-1',
  '2147483648',
  'new',
  'live',
  '%00',
  '%',
  '%ff',
  '..',
  'a%2fb',
]

const LENGTHS = [10, 101, 255, 2001, 10_001, 70_000]

/** Text that some part may take for something else, or not take at all. */
export function nastyText(random: Random): string {
  if (random.chance(0.1))
    return `{{${LENGTHS[Math.floor(random.next() * LENGTHS.length)]}\u00d7${random.pick(['a', 'ab ', '%', '"', '<', '.', '\u00e9'])}}}`
  if (random.chance(0.25)) return nastyId(random)
  if (random.chance(0.1)) return noise(random, 40)
  return asBytes(random.pick(TEXTS))
}

/** The id of something that is there, of somebody else's, or of nothing. */
export function nastyId(random: Random): string {
  return random.pick(IDS)
}

/** Any bytes. */
export function noise(random: Random, most: number): string {
  return Array.from({ length: Math.floor(random.next() * most) }, () =>
    String.fromCharCode(Math.floor(random.next() * 256)),
  ).join('')
}
