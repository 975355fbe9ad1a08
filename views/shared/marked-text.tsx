import { flatten, wordsIn } from '../../src/text/search-text'

interface MarkedTextProps {
  text: string
  /** What was searched for, as `needleOf` makes it: its words are marked wherever they stand. */
  needle?: string
  /** Words that were searched for, folded: marked where a word begins with one. */
  words?: string[]
}

/** A text in which the search words are marked, ignoring accents and capitals. */
export function MarkedText({ text, needle = '', words = [] }: MarkedTextProps) {
  return (
    <>
      {piecesOf(text, needle ? wordsIn(needle) : words, needle === '').map((piece) => (
        <Piece {...piece} />
      ))}
    </>
  )
}

interface PieceProps {
  text: string
  isHit: boolean
}

function Piece({ text, isHit }: PieceProps) {
  if (isHit) return <mark safe>{text}</mark>
  return <span safe>{text}</span>
}

/** Cuts a text at what is searched for. The comparison is folded, the pieces are as they were written. */
function piecesOf(text: string, wanted: string[], wordsOnly: boolean): PieceProps[] {
  if (wanted.length === 0) return [{ text, isHit: false }]
  const { flat, origin } = flatten(text)
  const longestFirst = wanted.toSorted((a, b) => b.length - a.length)
  const hits: [from: number, to: number][] = []
  for (let at = 0; at < flat.length; ) {
    const ranges = longestFirst.find(
      (one) => flat.startsWith(one, at) && (!wordsOnly || !/[\p{L}\p{N}]/u.test(flat[at - 1] ?? ' ')),
    )
    let to = at + (ranges?.length ?? 1)
    // A letter that folds into several is marked as a whole.
    if (ranges) while (to < flat.length && origin[to] === origin[to - 1]) to++
    if (ranges) hits.push([origin[at] ?? 0, origin[to] ?? text.length])
    at = to
  }
  const pieces: PieceProps[] = []
  let end = 0
  for (const [from, to] of hits) {
    if (from > end) pieces.push({ text: text.slice(end, from), isHit: false })
    pieces.push({ text: text.slice(from, to), isHit: true })
    end = to
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isHit: false })
  return pieces
}
