import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { htmlOf } from '../../views/jsx/markup'
import { MessageBody } from '../../views/messages/message-body'
import { CANARY } from '../support/canary'
import { SEED } from '../support/generated'
import { readMarkup } from '../support/markup'
import { XSS_PAYLOADS } from '../support/xss-payloads'

const AUTHORS = ['visitor', 'agent', 'ai', 'note'] as const

const bodyOf = (author: (typeof AUTHORS)[number], body: string) => htmlOf(MessageBody({ author, body }))
const agents = (body: string) => bodyOf('agent', body)
const visitors = (body: string) => bodyOf('visitor', body)
const lettersOf = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? ''

const ALLOWED: Record<string, RegExp> = {
  p: /^$/,
  strong: /^$/,
  em: /^$/,
  del: /^$/,
  code: /^$/,
  li: /^(value)?$/,
  ul: /^(dir)?$/,
  ol: /^(dir)?$/,
  blockquote: /^(dir)?$/,
  pre: /^dir( data-language)?( tabindex role aria-label)?$/,
  a: /^href rel target( title)?$/,
}

function expectInert(html: string): void {
  for (const { name, attributes } of readMarkup(html).elements) {
    expect(ALLOWED, html).toHaveProperty(name)
    expect(Object.keys(attributes).join(' '), html).toMatch(ALLOWED[name] as RegExp)
    if (name === 'a') expect(attributes.href, html).toMatch(/^(https?:\/\/|mailto:)/)
  }
}

describe('hostile input', () => {
  test.each(XSS_PAYLOADS)('%p is only text', (payload) => {
    for (const author of AUTHORS) {
      for (const body of [
        payload,
        `**${payload}**`,
        `- ${payload}`,
        `> ${payload}`,
        `[${payload}](https://a.test)`,
        `[x](${payload})`,
        `\`${payload}\``,
      ]) {
        expectInert(bodyOf(author, body))
      }
    }
    expect(readMarkup(visitors(payload)).text).toBe(payload)
    if (!payload.includes('](https:')) expect(lettersOf(readMarkup(agents(payload)).words)).toBe(lettersOf(payload))
  })

  test('an HTML tag is shown as text', () => {
    expect(agents(`${CANARY} *yes*`)).toBe(`<p>"'&gt;&lt;xss-canary&gt;&lt;hx-a &gt; <em>yes</em></p>`)
  })
})

// What Markdown, links and numbers are made of, so that generated texts hold many of them.
const PIECES = [
  '*',
  '**',
  '_',
  '__',
  '`',
  '```',
  '\n```js\n',
  '~~',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '12. ',
  '> ',
  '# ',
  '### ',
  '    ',
  '\\',
  '<',
  '>',
  '&amp;',
  '![',
  '[',
  ']',
]
const LINKS = [
  '](https://a.test/b)',
  '](',
  ')',
  'https://a.test/x_y',
  'www.a.test',
  'me@a.test',
  'javascript:',
  '"',
  ' "title")',
]
const WORDS = ['a', 'snake_case', '2', '1234', 'é', '漢字', 'ش', '😀', ' ', '.', ':', '-', '+', '|', '!']

const text = (pieces: string[]) =>
  fc
    .array(
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'grapheme', maxLength: 8 })),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''))

describe('for any text', () => {
  test('everything but labelled links keeps each letter and digit in order', () => {
    fc.assert(
      fc.property(
        text([...PIECES, ...WORDS, 'https://a.test/x_y', 'www.a.test', 'me@a.test']).filter(
          (body) => !body.includes(']('),
        ),
        (body) => lettersOf(readMarkup(agents(body)).words) === lettersOf(body),
      ),
      { seed: SEED, numRuns: 3_000 },
    )
  })

  test('a visitor’s text is shown character for character', () => {
    fc.assert(
      fc.property(text([...PIECES, ...LINKS, ...WORDS]), (body) => readMarkup(visitors(body)).text === body),
      { seed: SEED, numRuns: 2_000 },
    )
  })

  test('only allowed elements are produced', () => {
    fc.assert(
      fc.property(text([...PIECES, ...LINKS, ...WORDS, ...XSS_PAYLOADS.slice(0, 20)]), (body) =>
        expectInert(agents(body)),
      ),
      { seed: SEED, numRuns: 3_000 },
    )
  })

  // The parser must not need time that grows faster than the text: these take a few milliseconds, and minutes otherwise.
  test.each([
    '*[',
    '[',
    '![',
    '`',
    '``a`',
    '> ',
    '- ',
    '*a **b ',
    '_a',
    '~~a',
    '[a](',
    'www.',
    'https://a.test/*',
    'a@b.test',
    '\n',
  ])('ten thousand characters of %p are shown', (piece) => {
    expectInert(agents(piece.repeat(10_000).slice(0, 10_000)))
    expectInert(visitors(piece.repeat(10_000).slice(0, 10_000)))
  })
})

describe('plain text from an agent', () => {
  test.each([
    '1. ',
    '*',
    '**',
    '-',
    '_',
    '#',
    '>',
    '```',
    '_snake_case_',
    '__init__',
    'snake_case and more_snake_case',
    '2 * 3 * 4',
    '2*3*4',
    '2**10**3',
    '#1234',
    '# 1234',
    '#1234 and #1235',
    '<b>',
    '<b>bold</b> & "quoted"',
    '&amp; &lt; &#42;',
    'C:\\path\\*',
    '\\*not emphasised\\*',
    '*.txt and *.md',
    'f(*args, **kwargs)',
    'it`s and don`t',
    'a[0](1)',
    '[x]()',
    '[note] and [other]',
    '2024. That was a year',
    '1) first\n2) second',
    '- - -',
    '* * *',
    '---',
    '1. 2. 3. go!',
    '>:(',
    '> > deep',
    '+ one',
    'a ~ b ~ c',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    'Name:    Ana\n    Street: 5',
    '    indented\n  and *less*',
    ':-* and :*',
    'https://a.test/a_b_c_(d)_e?f=*g*',
  ])('%j reads as it was typed', (body) => {
    const { text } = readMarkup(agents(body))
    expect(text).toBe(body.replaceAll('*less*', 'less').trimEnd())
  })

  test('a line break is a line break', () => {
    expect(readMarkup(agents('one *two*\nthree')).text).toBe('one two\nthree')
  })

  test('a line below a list or a quotation is not part of it', () => {
    expect(agents('- one\n- two\nThanks!')).toBe('<ul dir="auto"><li>one</li><li>two</li></ul><p>Thanks!</p>')
    expect(agents('> May I?\nYes.')).toBe('<blockquote dir="auto"><p>May I?</p></blockquote><p>Yes.</p>')
  })
})

describe('Markdown', () => {
  test.each([
    ['**bold**, *soft* and _soft_', '<p><strong>bold</strong>, <em>soft</em> and <em>soft</em></p>'],
    ['~~gone~~', '<p><del>gone</del></p>'],
    ['`a*b*c` <', '<p><code>a*b*c</code> &lt;</p>'],
    ['# Title\nText', '<p><strong>Title</strong></p><p>Text</p>'],
    [
      '1. one\n3. three\n   - in it',
      '<ol dir="auto"><li value="1">one</li><li value="3">three<ul><li>in it</li></ul></li></ol>',
    ],
    ['```js\nlet a = "<b>"\n```', '<pre dir="ltr" data-language="js"><code>let a = "&lt;b&gt;"</code></pre>'],
    ['使用`npm`和**强调**字', '<p>使用<code>npm</code>和<strong>强调</strong>字</p>'],
  ])('%j', (body, html) => {
    expect(agents(body)).toBe(html)
  })

  test('code with long lines can be scrolled by keyboard', () => {
    expect(agents(`\`\`\`\n${'x'.repeat(80)}\n\`\`\``)).toContain(
      '<pre dir="ltr" tabindex="0" role="group" aria-label="Code">',
    )
  })

  test('a visitor’s text is plain', () => {
    expect(visitors('**a**\n- b')).toBe('**a**\n- b')
  })

  test('a note is formatted like a reply', () => {
    expect(bodyOf('note', '**a**')).toBe(agents('**a**'))
  })
})

describe('links', () => {
  const linksIn = (html: string) =>
    readMarkup(html).elements.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []))

  test('addresses become links in everybody’s text, without the punctuation around them', () => {
    const body =
      'See https://a.test/b?c=1&d=2. Or (www.b.test/x_(y)), or me@c.test! http://localhost:3000/, "https://d.test".'
    const found = [
      'https://a.test/b?c=1&d=2',
      'http://www.b.test/x_(y)',
      'mailto:me@c.test',
      'http://localhost:3000/',
      'https://d.test/',
    ]
    expect(linksIn(visitors(body))).toEqual(found)
    expect(linksIn(agents(`**So:** ${body}`))).toEqual(found)
    expect(readMarkup(visitors(body)).text).toBe(body)
  })

  test.each([
    ['请看https://a.test/b，谢谢', 'https://a.test/b'],
    ['こちらhttps://a.test/b です', 'https://a.test/b'],
    ['링크https://a.test/b를 보세요', 'https://a.test/b'],
    ['ดูhttps://a.test/bครับ', 'https://a.test/b'],
    ['انظرhttps://a.test/b', 'https://a.test/b'],
    ['siehehttps://a.test/b', 'https://a.test/b'],
    ['👉https://a.test/b', 'https://a.test/b'],
    ['请看https://a.test谢谢。', 'https://a.test/'],
    ['请看https://a.test/b（附件）', 'https://a.test/b'],
    ['请看www.a.test谢谢', 'http://www.a.test/'],
    ['邮箱：me@a.test。', 'mailto:me@a.test'],
    ['请写me@a.test谢谢', 'mailto:me@a.test'],
    ['https://a.test/wiki/東京', 'https://a.test/wiki/%E6%9D%B1%E4%BA%AC'],
    ['https://shop中文.test/x', 'https://xn--shop-3f5fy05j.test/x'],
    ['https://münchen.test/straße', 'https://xn--mnchen-3ya.test/stra%C3%9Fe'],
  ])('an address needs no space around it: %s', (body, found) => {
    for (const html of [visitors(body), agents(`**So:** ${body}`)]) expect(linksIn(html)).toEqual([found])
    expect(readMarkup(visitors(body)).text).toBe(body)
  })

  test('a name that only looks like the beginning of an address is none', () => {
    for (const body of ['awww.a.test', '_https://a.test_x', 'httpss://a.test', 'https:/a.test'])
      expect(linksIn(visitors(body))).toEqual([])
  })

  test('only web and mail addresses become links', () => {
    const body =
      'javascript:alert(1) data:text/html,x //a.test ftp://a.test file:///etc vbscript:x readme.md a.test [x](javascript:alert(1)) [y](data:text/html,y)'
    expect(linksIn(visitors(body))).toEqual([])
    expect(readMarkup(agents(body)).text).toBe(body)
    expect(linksIn(agents(body))).toEqual([])
  })

  test('a link opens in a new tab without a referrer', () => {
    const manners = 'rel="noopener noreferrer nofollow" target="_blank"'
    expect(agents('[here](https://a.test)')).toBe(`<p><a href="https://a.test/" ${manners}>here</a></p>`)
    expect(visitors('https://a.test')).toBe(`<a href="https://a.test/" ${manners}>https://a.test</a>`)
  })

  test.each([
    ['[https://bank.test](https://evil.test/x)', 'https://bank.test (evil.test)'],
    ['[bank.com](https://evil.test)', 'bank.com (evil.test)'],
    ['[请看https://bank.test](https://evil.test)', '请看https://bank.test (evil.test)'],
    ['[me@bank.test](mailto:me@evil.test)', 'me@bank.test (me@evil.test)'],
    ['[here](https://bank.test@evil.test)', 'here (evil.test)'],
    ['[](https://evil.test)', 'https://evil.test/'],
    ['[https://a.test](https://a.test/b)', 'https://a.test'],
    ['[the page](https://a.test/b)', 'the page'],
  ])('%s says where it leads', (body, words) => {
    expect(readMarkup(agents(body)).text).toBe(words)
  })

  test('a picture becomes a link: nothing is fetched', () => {
    const html = agents('![a cat](https://a.test/cat.png)')
    expect(linksIn(html)).toEqual(['https://a.test/cat.png'])
    expect(readMarkup(html).text).toBe('a cat')
  })
})
