/** What a short remark does that is no question about anything. */
export const ACTS = [
  'greeting',
  'well',
  'call',
  'about',
  'thanks',
  'bye',
  'ok',
  'fine',
  'yes',
  'no',
  'done',
  'wrong',
] as const
export type Act = (typeof ACTS)[number]

/** The sentences of the built-in responder, each in one or more versions, so that none need be said twice. */
export interface Sentences {
  hello: string[]
  /** To "how are you?". */
  well: string[]
  /** To "help" and "are you there?". */
  ready: string[]
  /** What it is. An offer follows. */
  about: string[]
  welcome: string[]
  bye: string[]
  fine: string[]
  /** After a no, and after "that is all". */
  declined: string[]
  /** To an address, a phone number or a link alone. */
  noted: string[]
  /** To an order number alone. An offer follows. */
  number: string[]
  /** To a file alone. An offer follows. */
  file: string[]
  /** To "that is wrong". An offer follows. */
  sorry: string[]
  /** An offer follows this and the next. */
  unknown: string[]
  stillUnknown: string[]
  calling: string[]
  /** Around a passage that may not be what was meant. */
  unsure: string[]
  otherwise: string[]
  /** Before another passage, when what was asked has been answered already. */
  more: string[]
  /** When there is no other passage. An offer follows. */
  above: string[]
  offer: string[]
  failed: string[]
}

/**
 * What is known of a language. Every text but `sentences` is a list of phrases with commas between them, in which
 * `can/could` stands for either word. Capitals, accents and apostrophes do not matter.
 */
export interface Language {
  code: string
  /** Its commonest words, by which it is told from others. */
  common: string
  acts: Record<Act, string>
  /** What may stand around a remark without making it a question. */
  around: string
  /** What may stand around an address, a number or a name that somebody gives. */
  giving: string
  /** What a name comes after. */
  nameIs: string
  person: {
    /** Somebody of the team, unmistakably: asked for by "I want …". */
    agent: string
    /** A person, as in "a real …" or all alone. */
    human: string
    /** Anybody: asked for by "talk to …". */
    someone: string
    /** What makes anybody a person and no program. */
    real: string
    /** What may stand between the words of a request. */
    between: string
    talk: string
    want: string
    /** After "I want somebody": that they are to talk. */
    toTalk: string
    /** These alone are a request, wherever they stand. */
    asks: string
    /** These are a request where the clause ends with them. */
    asksAtEnd: string
    /** What makes a request its opposite. */
    refuse: string
    /** Words before a request that turn it into a question or a report. */
    unless: string
    /** Besides those, what makes somebody want no program. */
    none: string
    bot: string
    /** What follows "agent" where no agent is meant. */
    otherThing: string
    /** What makes a request its opposite from behind. */
    refuseAfter?: string
    /** That the verb comes last: “with a person talk”. */
    verbLast?: true
    /** The word between two things that are wanted. */
    and: string
  }
  sentences: Sentences
}

/** The phrases of a list. */
export function phrasesOf(list: string): string[] {
  return list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .flatMap(spelledOut)
}

/** "can/could you" is two phrases. */
function spelledOut(phrase: string): string[] {
  let phrases = ['']
  for (const word of phrase.split(/\s+/))
    phrases = phrases.flatMap((before) => word.split('/').map((choice) => `${before} ${choice}`.trim()))
  return phrases
}
