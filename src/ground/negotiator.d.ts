/** The part of negotiator that Parley uses; its own types do not know `preferred` yet. */
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | undefined> })
    encoding(offered: readonly string[], options: { preferred: readonly string[] }): string | undefined
    languages(): string[]
  }
}
