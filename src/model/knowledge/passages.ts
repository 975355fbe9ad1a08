const SHORT = 400

/**
 * The parts of an article that can stand as an answer. A short article is one; a longer one is cut between
 * paragraphs, where headings stay with what they head and small paragraphs stay together, and a paragraph that is
 * too long for a chat between its sentences.
 */
export function passagesOf(body: string): string[] {
  const text = body.trim().replace(/\r\n?/g, '\n')
  if (text.length <= SHORT) return [text]

  const passages: string[] = []
  for (const paragraph of text.split(/\n\s*\n/).flatMap(shortened)) {
    const last = passages.at(-1)
    if (last !== undefined && (leadsOn(last) || last.length + paragraph.length <= SHORT / 2))
      passages[passages.length - 1] = `${last}\n\n${paragraph}`
    else passages.push(paragraph)
  }
  return passages
}

function shortened(paragraph: string): string[] {
  const parts: string[] = []
  for (const sentence of paragraph.match(/[^.!?\n]+(?:[.!?\n]+\s*|$)|[.!?\n]+/g) ?? [paragraph]) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + sentence.length <= 3 * SHORT) parts[parts.length - 1] = last + sentence
    else parts.push(...pieces(sentence))
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

/** A text without a full stop is cut at the limit. */
function pieces(sentence: string): string[] {
  const most = 3 * SHORT
  return Array.from({ length: Math.ceil(sentence.length / most) }, (_, at) =>
    sentence.slice(at * most, (at + 1) * most),
  )
}

/** A heading, or "Do this:", belongs to what comes next. */
function leadsOn(passage: string): boolean {
  const line = passage.split('\n').at(-1)?.trim() ?? ''
  if (line.endsWith(':')) return true
  return line.length < 80 && !/[.!?;…]$/.test(line) && !/^([-*•]|\d+[.)])\s/.test(line)
}
