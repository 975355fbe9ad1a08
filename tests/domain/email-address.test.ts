import { expect, test } from 'bun:test'
import { emailIn } from '../../src/text/email-address'

const ADDRESS = 'ann.o-reilly+shop@mail.example.com'

test.each([
  [ADDRESS],
  [`  ${ADDRESS}\t`],
  [`<${ADDRESS}>`],
  [`&lt;${ADDRESS}&gt;`.replaceAll('&lt;', '<').replaceAll('&gt;', '>')],
  [`Ann O’Reilly <${ADDRESS}>`],
  [`"O'Reilly, Ann" <${ADDRESS}>`],
  [`Ann ${ADDRESS}`],
  [`mailto:${ADDRESS}`],
  [`mailto:${ADDRESS}?subject=Hello`],
  [`<mailto:${ADDRESS}>`],
  [`Email:${ADDRESS}`],
  ...[',', ';', '.', ':', '!', '?', '…', ')', ']', '>', '"', "'", '”', '’', '»', '。', '，', '-'].map((mark) => [
    `${ADDRESS}${mark}`,
  ]),
  ...['"', "'", '“', '‘', '(', '[', '«', '*'].map((mark) => [`${mark}${ADDRESS}`]),
  ...['\u200b', '\u00ad', '\u2060', '\ufeff', '\u202a', '\u{e0020}', '\u180e', '\u0007', '\0'].flatMap((nothing) => [
    [`${nothing}${ADDRESS}`],
    [`${ADDRESS}${nothing}`],
    [ADDRESS.replace('@', `${nothing}@${nothing}`)],
  ]),
  [ADDRESS.replace('@', '＠').replaceAll('.', '．')],
  [`我的邮箱是${ADDRESS}谢谢`],
  [`${ADDRESS}입니다`],
  [`${ADDRESS} or ${ADDRESS}`],
] as [string][])('the address in %j is found and cleaned', (text) => {
  expect(emailIn(text)).toBe(ADDRESS)
})

test.each([
  "o'brien@example.com",
  'müller@bücher.example',
  '用户@例子.广告',
  'ann@xn--bcher-kva.example',
  'a@b.co',
  'Ann@Example.COM',
])('the address %s stays as it is', (address) => {
  expect(emailIn(address)).toBe(address)
})

test.each([
  '',
  'ann',
  'ann@keller',
  'ann@',
  '@example.com',
  'ann@@example.com',
  'ann@bob@example.com',
  'ann@example.com@',
  'ann@example.com@bob.example',
  'ann@example..com',
  'ann@.example.com',
  'ann..reyes@example.com',
  'ann.@example.com',
  'ann@example.c',
  'ann@192.168.0.1',
  'ann@-example.com',
  'ann@example.com, bob@example.com',
  `${'a'.repeat(65)}@example.com`,
  `ann@${'a'.repeat(64)}.com`,
  `ann@${'abcdefgh.'.repeat(30)}com`,
])('there is no address that mail could reach in %j', (text) => {
  expect(emailIn(text)).toBeUndefined()
})

test('an address is looked for in a text of any length and kind without a noticeable delay', () => {
  for (const text of [
    'a'.repeat(100_000),
    'a@'.repeat(50_000),
    '.'.repeat(100_000),
    `a@${'b.'.repeat(50_000)}`,
    `a@${'中'.repeat(50_000)}`,
    `${'中'.repeat(50_000)}@a.b`,
    `a@b${'-'.repeat(100_000)}x`,
    `a@b${'.-'.repeat(50_000)}x`,
    `a@${'a.bb'.repeat(25_000)}中`,
  ]) {
    const began = performance.now()
    emailIn(text)
    expect(performance.now() - began).toBeLessThan(500)
  }
})
