import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { agentsNamedIn } from '../src/actions/mentions/note'
import { Fields } from '../src/ground/fields'
import { fitName } from '../src/model/attachments/name'
import { passagesOf } from '../src/model/knowledge/passages'
import { termsOf } from '../src/model/knowledge/terms'
import { asksForPerson } from '../src/model/language/asks-for-person'
import { fillVariables, unknownVariables } from '../src/model/saved-replies/variables'
import { deviceOf } from '../src/model/visitors/browser'
import { excerptAround } from '../src/reads/messages/excerpt'
import { languageOf } from '../src/responder/language-of'
import { remarksIn } from '../src/responder/remarks'
import { flatten, fold } from '../src/text/search-text'
import { formatMarkdown } from '../views/messages/format-markdown'
import { Linked } from '../views/messages/links'
import { hostileTexts } from './support/costly-texts'

const ROOT = join(import.meta.dir, '..')
const SOURCES = ['src/**/*.ts', 'src/**/*.tsx', 'views/**/*.ts', 'views/**/*.tsx', 'public/js/*.js', 'public/widget.js']

describe('a pattern', () => {
  const sources = SOURCES.flatMap((glob) => [...new Bun.Glob(glob).scanSync(ROOT)]).map((file) => ({
    file,
    text: readFileSync(join(ROOT, file), 'utf8'),
  }))

  test('is built from constants and the link finder only, never from what people type', () => {
    const made = sources.flatMap(({ file, text }) =>
      callsOf('RegExp(', text).map((call) => ({ file, call, parts: partsOf(call) })),
    )
    expect(made.length).toBeGreaterThan(0)
    for (const { file, call, parts } of made) {
      const others = parts.filter(
        (part) => !/^(?:[A-Z][A-Z_]*|String\.raw|linkify\.re(?:\.\w+(?:\(\))?)+|this\.get_\w+\(\)\.source)$/.test(part),
      )
      expect({ file, call, others }).toEqual({ file, call, others: [] })
    }
  })

  test('is not built at run time from a searched text', () => {
    for (const { file, text } of sources) {
      // A text in the place of a pattern becomes one.
      for (const [call, on = '', by = ''] of text.matchAll(/(\w+)\)?\.(?:match|matchAll|search)\(([^/)][^)]*)\)/g)) {
        expect({ file, call, fine: /^[A-Z_]+$/.test(by) || ['linkify', 'addresses'].includes(on) }).toEqual({
          file,
          call,
          fine: true,
        })
      }
    }
  })

  test('in the database is never what people type', () => {
    for (const { file, text } of sources) {
      const compared = text.match(/(?:\bsimilar to|\sregexp_\w+\(|[^=!<>~]\s!?~\*?)\s*\$\{[^}]*\}/gi) ?? []
      expect({ file, compared }).toEqual({ file, compared: [] })
    }
  })
})

describe('the longest hostile text is handled in linear time when the process', () => {
  const team = ['Ann', 'a', 'a'.repeat(100), '((a+)+)+$', '[', '\\'].map((name) => ({ name }))
  const people = { visitor: { visitorName: 'Vera', visitorEmail: null }, agent: { name: 'Ann' } }
  const header = (text: string) =>
    text
      .replaceAll(/[^ -~]/g, 'x')
      .trim()
      .slice(0, 8000)
  const asking = (text: string) =>
    new Request('http://localhost', { headers: { 'user-agent': header(text), 'accept-language': header(text) } })

  test.each<[string, (text: string) => unknown]>([
    ['understands what a visitor wants', asksForPerson],
    ['makes small talk', remarksIn],
    ['guesses a language', (text) => languageOf(text)],
    ['finds an article', termsOf],
    ['cuts an article', (text) => passagesOf(text + text)],
    ['shows what an agent wrote', formatMarkdown],
    ['shows what a visitor wrote', (text) => Linked({ text })],
    ['compares', fold],
    ['marks', flatten],
    ['shows what was found', (text) => excerptAround(text, ['desk', '(a+)+c', 'a', '[', 'aaaaaaaa!'])],
    ['finds who is named', (text) => agentsNamedIn(`@${text}`, team)],
    ['fills in a saved reply', (text) => [unknownVariables(`{{${text}`), fillVariables(`{{${text}`, people)]],
    ['names a file', fitName],
    ['reads a browser', (text) => deviceOf(asking(text))],
    ['counts characters', (text) => new Fields(new Map([['body', text]])).text('body', 10_000)],
  ])('%s', (_, look) => {
    const slow = [...hostileTexts()]
      .map((text) => ({ text: text.slice(0, 30), growth: growthOf(look, text) }))
      .filter(({ growth }) => growth > LARGEST_GROWTH)
    expect(slow).toEqual([])
  })
})

/** How much longer four times the text may take: what takes the square of a length takes sixteen times as long. */
const LARGEST_GROWTH = 10

// What is over sooner holds nobody up, whatever it does.
const NOTICED_MS = 50

/** How much longer something takes with a whole text than with a quarter of it. A machine that is slow for now is slow with both. */
function growthOf(look: (text: string) => unknown, text: string): number {
  const quarter = text.slice(0, text.length / 4).toWellFormed() + text.slice(-1)
  let [whole, part] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let attempt = 0; attempt < 2 || (attempt < 6 && whole / part > LARGEST_GROWTH / 2); attempt++) {
    part = Math.min(
      part,
      cpuMs(() => look(quarter)),
    )
    whole = Math.min(
      whole,
      cpuMs(() => look(text)),
    )
    if (whole < NOTICED_MS) return 0
  }
  return whole / part
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What stands between the brackets of each call. */
function callsOf(opening: string, text: string): string[] {
  return text
    .split(opening)
    .slice(1)
    .map((rest) => {
      let open = 1
      let at = 0
      for (; at < rest.length && open > 0; at++) {
        if (rest[at] === '(' && rest[at - 1] !== '\\') open++
        if (rest[at] === ')' && rest[at - 1] !== '\\') open--
      }
      return rest.slice(0, at - 1)
    })
}

/** The names in a call, without what is written in its texts. */
function partsOf(call: string): string[] {
  const inTemplates = [...call.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name)
  const outside = call.replaceAll(/`[^`]*`|'[^']*'|"[^"]*"/g, '').split(/[\s,+]+/)
  return [...inTemplates, ...outside].map((part) => part.trim()).filter(Boolean)
}
