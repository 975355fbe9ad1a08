import { LinkifyIt, REBuilder } from 'linkify-it'

/**
 * Letters of scripts that have no capitals, among them all that are written without spaces or attach their particles to
 * the word before: an address in Latin letters may begin right after one, and ends where one follows.
 */
const UNSPACED =
  '\\u0590-\\u08ff\\u0900-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\u2fff\\u3005-\\u3007\\u3021-\\ua4cf\\uac00-\\ud7a3\\ud840-\\ud8bf\\uf900-\\ufdff\\ufe70-\\ufefc\\uff66-\\uffdc'
const WIDE_MARKS = '\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301b\\uff01-\\uff0f\\uff1a-\\uff20'

const PLAIN = new REBuilder()
const SEPARATORS = PLAIN.get_text_separators().source
const BEFORE_PAGE = `(^|(?!_)(?:${SEPARATORS}|${PLAIN.src_ZPCc})|(?<=[${UNSPACED}])|(?<!_)(?=https?:\\/\\/))`
const BEFORE_PERSON = `(?:^|${SEPARATORS}|"|\\(|${PLAIN.src_ZCc}|[${UNSPACED}${WIDE_MARKS}])`

/** Finds where an address may begin; linkify-it itself requires a space or punctuation before it. */
class Beginnings extends REBuilder {
  override get_schema_search(): RegExp {
    this.cache.schema_search ??= new RegExp(`${BEFORE_PAGE}(${this.get_schema_names().source})`, 'ig')
    return this.cache.schema_search
  }

  override get_mail_name_validator(): RegExp {
    this.cache.mail_name_validator ??= new RegExp(`${BEFORE_PERSON}(${this.get_mail_name().source})$`)
    return this.cache.mail_name_validator
  }
}

/** A finder of addresses in a text: of pages that say http or https, and of people. */
export function linkFinder(options: { maxLength?: number; fuzzyLink?: boolean; fuzzyIP?: boolean } = {}): LinkifyIt {
  const finder = new LinkifyIt({ ...options, rebuilder: new Beginnings() })
  const page = {
    validate: (text: string, pos: number) => lengthOf(text, pos, finder.re.get_http_validator()),
  }
  return finder
    .add('http:', page)
    .add('https:', page)
    .add('mailto:', {
      validate: (text, pos) => lengthOf(text, pos, finder.re.get_mailto_validator()),
      normalize: (match) => {
        match.raw = match.text = match.raw.slice(0, endOf(match.raw))
        match.lastIndex = match.index + match.raw.length
        match.url = /^mailto:/i.test(match.raw) ? match.raw : `mailto:${match.raw}`
      },
    })
}

/** How long an address is that a sticky pattern finds at a place; 0 where there is none. */
export function lengthOf(text: string, pos: number, pattern: RegExp): number {
  pattern.lastIndex = pos
  return endOf(pattern.exec(text)?.[0] ?? '')
}

/** Where an address ends that a word of an unspaced script follows without a space: `https://example.com/a谢谢`. */
function endOf(found: string): number {
  return HOST_THEN_WORD.exec(found)?.[0].length ?? PATH_THEN_WORD.exec(found)?.[0].length ?? found.length
}

// Where a dot follows, the word is part of the host's name; after a slash, `/wiki/東京`, it is part of the path.
const HOST_THEN_WORD = new RegExp(
  `^(?:\\/\\/|[^/@]*@)?(?:[a-z\\d-]+\\.)+[a-z]{2,}(?::\\d+)?(?=[${UNSPACED}])(?![^/?#]*\\.)`,
  'i',
)
const PATH_THEN_WORD = new RegExp(`^(?:\\/\\/[^/?#]+|[^/?#@]+)[/?#].*?[a-z\\d](?=[${UNSPACED}])`, 'i')
