interface Markup {
  elements: { name: string; attributes: Record<string, string> }[]
  /** What is to be read. */
  text: string
  /** As `text`, with what the browser writes by itself: the numbers of a list, the language of code. */
  words: string
}

/** Reads a fragment of HTML with a real parser, so that what a browser would make an element is one. */
export function readMarkup(html: string): Markup {
  const markup: Markup = { elements: [], text: '', words: '' }
  new HTMLRewriter()
    .on('*', {
      element({ tagName, attributes }) {
        const found = Object.fromEntries([...attributes].map(([name, value]) => [name, decoded(value)]))
        markup.elements.push({ name: tagName, attributes: found })
        markup.words += found.value ?? found['data-language'] ?? ''
      },
    })
    .onDocument({
      text(chunk) {
        markup.text += chunk.text
        markup.words += chunk.text
      },
    })
    .transform(html)
  return { ...markup, text: decoded(markup.text), words: decoded(markup.words) }
}

const CHARACTERS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#96': '`',
  '#39': "'",
  '#x27': "'",
}

/** The parser gives text and values as they are written. */
function decoded(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name) => CHARACTERS[name] ?? whole)
}
