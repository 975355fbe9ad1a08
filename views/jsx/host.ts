/** What views need from the program that renders them. */
interface Host {
  /** The address of a bundle in `public/`, which changes with its content. */
  assetUrl(name: string): string
  /** The number of the last change that a page written now shows: see `src/realtime/workspace-changes.ts`. */
  placeOfPage(): number
  /** A part of a page could not be rendered and was left out. */
  reportFailure(error: unknown, what: object): void
}

let known: Host | undefined

/** Called once by the program, before it renders anything. */
export function setHost(program: Host): void {
  known = program
}

export function assetUrl(name: string): string {
  return host().assetUrl(name)
}

export function placeOfPage(): number {
  return host().placeOfPage()
}

export function reportFailure(error: unknown, what: object): void {
  host().reportFailure(error, what)
}

function host(): Host {
  if (!known) throw new Error('Nothing can be rendered before the program has called renderFor.')
  return known
}
