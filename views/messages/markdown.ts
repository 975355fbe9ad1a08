import MarkdownIt, {
  type ParserBlock,
  type StateBlock,
  type StateCore,
  type StateInline,
  type Token,
} from 'markdown-it'
import { escapeHtml } from '../jsx/markup'
import { safeUrl } from '../shared/safe-url'
import { codeBlock } from './code-block'
import { honestLinks } from './honest-links'
import { linkify } from './links'

type BlockRule = ReturnType<ParserBlock['ruler']['getRules']>[number]

/**
 * The Markdown of a chat: what people type there mostly is not Markdown, so a mark counts only where nobody would mean
 * the character itself, and what does not count stays as it was typed. See docs/decisions/rich-text.md.
 */
export const markdown = new MarkdownIt('default', { linkify: true })

markdown.linkify = linkify
markdown.normalizeLink = (url) => safeUrl(url) ?? ''
markdown.validateLink = (url) => url !== ''
// An address reads as it was typed.
markdown.normalizeLinkText = (url) => url

markdown.disable(['code', 'hr', 'html_block', 'lheading', 'reference', 'table'])
markdown.disable(['autolink', 'entity', 'escape', 'html_inline', 'image', 'newline'])

markdown.inline.ruler.before('backticks', 'typed', typedMark)
markdown.block.ruler.before('fence', 'not_lazy', endsHere, { alt: ['paragraph', 'blockquote'] })
onlyWhere('fence', /^`{3,}[\w+#.-]*\s*$/, ['paragraph', 'blockquote', 'list'])
onlyWhere('blockquote', /^>[ \t]+[^\s>]/, ['paragraph', 'blockquote', 'list'])
onlyWhere('list', /^(?:[-*]|\d\.|[1-9]\d\.)[ \t]+(?!(?:[-*+]|\d+[.)])(?:\s|$))\S/, ['paragraph', 'blockquote'])
onlyWhere('heading', /^(?!#\s+\d)#{1,6}[ \t]+[^\s#]/, ['paragraph', 'blockquote'])
markdown.core.ruler.after('block', 'as_typed', blocksAsTyped)
markdown.core.ruler.push('honest_links', ({ tokens }) => tokens.forEach(honestLinks))

// Without line breaks between the blocks: the bubble shows each one it finds.
markdown.renderer.rules.heading_open = () => '<p><strong>'
markdown.renderer.rules.heading_close = () => '</strong></p>'
markdown.renderer.rules.s_open = () => '<del>'
markdown.renderer.rules.s_close = () => '</del>'
markdown.renderer.rules.link_close = (tokens, at) => `${escapeHtml(tokens[at]?.content ?? '')}</a>`
markdown.renderer.rules.fence = (tokens, at) => codeBlock(tokens[at] as Token)

// A backslash and what it stands before; a backtick in a word (it`s), an asterisk in one (2*3*4); two underscores
// (__init__), and one that nothing closes but the middle of a name (_snake_case_). Scripts without capitals write
// their words together, so in them a mark may stand in a word.
const TYPED =
  /\\[!-/:-@[-`{-~]|(?<=[\p{LC}\p{N}])(?:`+|\*+(?=[\p{LC}\p{N}]))|__+|(?<![\p{L}\p{N}_])_(?![^_]*_(?![\p{L}\p{N}_]))/uy

function typedMark(state: StateInline, silent: boolean): boolean {
  if (!'\\`*_'.includes(state.src[state.pos] ?? '')) return false
  TYPED.lastIndex = state.pos
  const typed = TYPED.exec(state.src)?.[0]
  if (!typed) return false
  if (!silent) state.pending += typed
  state.pos += typed.length
  return true
}

/** Below a quotation or an entry of a list, a line without its mark is no part of it. */
function endsHere(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  return silent && ((state.parentType as string) === 'blockquote' || (state.sCount[line] ?? 0) < state.blkIndent)
}

// If nested deeper, the parser would give up in the middle of the text.
const DEEPEST = 20

/** Has a kind of block begin only on lines that fit, not deeper than some levels, and not where there is nothing in it. */
function onlyWhere(name: string, fits: RegExp, alt: string[]): void {
  const rule = ruleOf(name)
  markdown.block.ruler.at(
    name,
    (state, line, end, silent) => {
      if (state.level >= DEEPEST || !fits.test(lineOf(state, line))) return false
      if (name === 'fence' && (line + 1 >= end || /^`{3,}\s*$/.test(lineOf(state, line + 1)))) return false
      return rule(state, line, end, silent)
    },
    { alt },
  )
}

/** The parser's own rule of that name. It gives rules only as a list of those that are enabled. */
function ruleOf(name: string): BlockRule {
  const alone = new MarkdownIt()
  alone.block.ruler.enableOnly([name])
  const [rule] = alone.block.ruler.getRules('')
  if (!rule) throw new Error(`markdown-it has no rule ${name}.`)
  return rule
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}

/** Gives paragraphs back the space at their beginning, and numbered entries the numbers they were typed with. */
function blocksAsTyped(state: StateCore): void {
  const lines = state.src.split('\n')
  for (const token of state.tokens) {
    token.block = false
    if (token.type === 'inline' && token.level === 1 && token.map) asTyped(token, lines.slice(...token.map).join('\n'))
    if (token.type === 'ordered_list_open') token.attrs = null
    if (token.type === 'list_item_open' && token.info) token.attrSet('value', token.info)
    if (token.level === 0 && /^(?:ul|ol|blockquote)$/.test(token.tag) && token.nesting === 1)
      token.attrSet('dir', 'auto')
  }
}

function asTyped(token: Token, text: string): void {
  if (text.trim() === token.content) token.content = text.trimEnd()
}
