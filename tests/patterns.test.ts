import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitName } from '../src/attachments/name'
import { flattened, folded } from '../src/conversations/search-text'
import { Fields } from '../src/http/body'
import { passagesOf } from '../src/knowledge/passages'
import { termsOf } from '../src/knowledge/terms'
import { agentsNamedIn } from '../src/mentions/note'
import { excerptAround } from '../src/messages/excerpt'
import { filled, unknownVariables } from '../src/replies/variables'
import { asksForPerson } from '../src/responder/asks-for-person'
import { languageOf } from '../src/responder/language-of'
import { remarksIn } from '../src/responder/remarks'
import { deviceOf } from '../src/visitors/browser'
import { formatted } from '../views/messages/formatted'
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
    const made = sources.flatMap(({ file, text }) => callsOf('RegExp(', text).map((call) => ({ file, call, parts: partsOf(call) })))
    expect(made.length).toBeGreaterThan(0)
    for (const { file, call, parts } of made) {
      const others = parts.filter((part) => !/^(?:[A-Z][A-Z_]*|String\.raw|linkify\.re(?:\.\w+(?:\(\))?)+|this\.get_\w+\(\)\.source)$/.test(part))
      expect({ file, call, others }).toEqual({ file, call, others: [] })
    }
  })

  test('is not built at run time from a searched text', () => {
    for (const { file, text } of sources) {
      // A text in the place of a pattern becomes one.
      for (const [call, on = '', by = ''] of text.matchAll(/(\w+)\)?\.(?:match|matchAll|search)\(([^/)][^)]*)\)/g)) {
        expect({ file, call, fine: /^[A-Z_]+$/.test(by) || ['linkify', 'addresses'].includes(on) }).toEqual({ file, call, fine: true })
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
  const asking = (text: string) => new Request('http://localhost', { headers: { 'user-agent': header(text), 'accept-language': header(text) } })

  test.each<[string, (text: string) => unknown]>([
    ['understands what a visitor wants', asksForPerson],
    ['makes small talk', remarksIn],
    ['guesses a language', (text) => languageOf(text)],
    ['finds an article', termsOf],
    ['cuts an article', (text) => passagesOf(text + text)],
    ['shows what an agent wrote', formatted],
    ['shows what a visitor wrote', (text) => Linked({ text })],
    ['compares', folded],
    ['marks', flattened],
    ['shows what was found', (text) => excerptAround(text, ['desk', '(a+)+c', 'a', '[', 'aaaaaaaa!'])],
    ['finds who is named', (text) => agentsNamedIn(`@${text}`, team)],
    ['fills in a saved reply', (text) => [unknownVariables(`{{${text}`), filled(`{{${text}`, people)]],
    ['names a file', fitName],
    ['reads a browser', (text) => deviceOf(asking(text))],
    ['counts characters', (text) => new Fields(new Map([['body', text]])).text('body', 10_000)],
  ])('%s', (_, look) => {
    const slow = [...hostileTexts()].map((text) => ({ text: text.slice(0, 30), ms: leastMs(() => look(text)) })).filter(({ ms }) => ms > LONGEST_MS)
    expect(slow).toEqual([])
  })
})

// A fifth of this on a machine that does nothing else; what takes the square of a text's length needs ten times as long.
const LONGEST_MS = 250

/** The time that something takes at least: what a busy machine adds is not counted. */
function leastMs(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 3 && least > LONGEST_MS / 5; attempt++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
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
