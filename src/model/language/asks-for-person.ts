import type { Language } from './languages/language'
import { clausesOf } from './spoken-words'
import { correctPerson } from './typing-error'
import { knownWords, phrasesAt, type Use, usesOf } from './vocabulary'

/** Whether a text asks for a person in any clause and any known language. */
export function asksForPerson(text: string): boolean {
  return clausesOf(text).some((clause) => personWish(knownWords(clause)) === 'wanted')
}

/**
 * Whether a clause asks for a person, or says that none is wanted; undefined where it does neither. It goes by phrases:
 * "agent" alone is a request, "my travel agent wants a desk" is not, and neither is "I do not need a human".
 */
export function personWish(input: string[]): 'wanted' | 'refused' | undefined {
  const words = input.slice(0, LONGEST_CLAUSE).map(correctPerson)
  let isRefused = false
  for (const language of languagesWithPersonIn(words)) {
    const clause = new Clause(words, language)
    if ((isBare(words, language) && !clause.has('unless')) || wantsNoBot(clause) || addsPerson(clause)) return 'wanted'
    for (const request of requestsIn(clause)) {
      if (clause.isBefore('unless', request.start)) continue
      if (!clause.isBefore('refuse', request.start) && !clause.isAfter('refuseAfter', request.end)) return 'wanted'
      isRefused = true
    }
  }
  return isRefused ? 'refused' : undefined
}

/** A longer clause was pasted. */
const LONGEST_CLAUSE = 300

const PERSON: ReadonlySet<Use> = new Set(['agent', 'human', 'someone', 'asks', 'asksAtEnd', 'bot'])

function languagesWithPersonIn(words: string[]): Set<Language> {
  const phrases = words.flatMap((_, at) => phrasesAt(words, at).filter(({ use }) => PERSON.has(use)))
  return new Set(phrases.flatMap(({ language }) => language ?? []))
}

/** How many phrases may stand between the parts of a request. */
const MOST_BETWEEN = 8
const LONGEST_BARE = 12
const LONGEST_ADDED = 5

const BARE: ReadonlySet<Use> = new Set([
  'agent',
  'human',
  'real',
  'between',
  'want',
  'talk',
  'around',
  'greeting',
  'yes',
  'ok',
  'asks',
])

interface Request {
  start: number
  end: number
}

/** The words of a clause as one language takes them. A place is that before a word; 0 stands for "not here". */
class Clause {
  constructor(
    readonly words: string[],
    readonly language: Language,
  ) {}

  /** Where the longest phrase for one of the uses ends that begins here. */
  endOf(at: number, ...uses: Use[]): number {
    const phrase = phrasesAt(this.words, at).find(
      ({ language, use }) => language === this.language && uses.includes(use),
    )
    return phrase ? at + phrase.words.length : 0
  }

  has(use: Use): boolean {
    return this.words.some((_, at) => this.endOf(at, use) > 0)
  }

  /** The phrase that comes next for one of the uses, after what may stand between; `real` where that says "real". */
  nextRequest(from: number, ...uses: Use[]): (Request & { real: boolean }) | undefined {
    let real = false
    for (let at = from, steps = 0; at < this.words.length && steps <= MOST_BETWEEN; steps++) {
      const end = this.endOf(at, ...uses)
      if (end) return { start: at, end, real }
      real ||= this.endOf(at, 'real') > 0
      at = this.endOf(at, 'real', 'between')
      if (!at) return undefined
    }
    return undefined
  }

  /** Whether a phrase for the use leads up to a place. */
  isBefore(use: Use, place: number): boolean {
    for (let at = Math.max(0, place - MOST_BETWEEN); at <= place; at++) {
      const end = this.endOf(at, use)
      if (end && (end >= place || this.leads(end, place))) return true
    }
    return false
  }

  isAfter(use: Use, place: number): boolean {
    return this.nextRequest(place, use) !== undefined
  }

  private leads(from: number, place: number): boolean {
    let at = from
    while (at && at < place) at = this.endOf(at, 'real', 'between', 'talk')
    return at === place
  }
}

/** Nothing but "agent", "a human, please" and the like. */
function isBare(words: string[], language: Language): boolean {
  if (words.length > LONGEST_BARE) return false
  const uses = usesOf(words, language, BARE)
  return uses?.some((use) => use === 'agent' || use === 'human') ?? false
}

/** "I want a refund and a human". */
function addsPerson(clause: Clause): boolean {
  const { words, language } = clause
  const and = words.findLastIndex((_, at) => clause.endOf(at, 'and') > 0)
  return and > 0 && words.length - and <= LONGEST_ADDED && clause.has('want') && isBare(words.slice(and + 1), language)
}

/** "I don't want a bot". */
function wantsNoBot(clause: Clause): boolean {
  return clause.words.some((_, at) => {
    const end = clause.endOf(at, 'refuse', 'none')
    const bot = end ? clause.nextRequest(end, 'bot', 'talk') : undefined
    if (!bot || clause.isBefore('unless', bot.start)) return false
    return clause.endOf(bot.start, 'bot') > 0 || clause.nextRequest(bot.end, 'bot') !== undefined
  })
}

function* requestsIn(clause: Clause): Generator<Request> {
  for (let at = 0; at < clause.words.length; at++) {
    const request = requestAt(clause, at)
    if (request && !isAboutOtherThing(clause, request.end)) yield request
  }
}

/** "Agent" in "agent orange"; but not "per" in "per favore". */
function isAboutOtherThing(clause: Clause, end: number): boolean {
  const other = clause.endOf(end, 'otherThing')
  return other > 0 && clause.endOf(end, 'between', 'around') <= other
}

/** The request that begins with the phrase at a place. */
function requestAt(clause: Clause, start: number): Request | undefined {
  const verbEnd = clause.endOf(start, 'asks')
  if (verbEnd) return { start, end: verbEnd }
  const last = clause.endOf(start, 'asksAtEnd')
  if (last && (last === clause.words.length || usesOf(clause.words.slice(last), clause.language, AROUND)))
    return { start, end: last }

  const talk = clause.endOf(start, 'talk')
  const listener = talk ? clause.nextRequest(talk, 'agent', 'human', 'someone') : undefined
  if (listener) return { start, end: listener.end }
  return wantedAt(clause, start) ?? talkedToAt(clause, start)
}

const AROUND: ReadonlySet<Use> = new Set(['around', 'between'])

/** "I want an agent"; of others only who is said to be real, or to talk. */
function wantedAt(clause: Clause, start: number): Request | undefined {
  const want = clause.endOf(start, 'want')
  const person = want ? clause.nextRequest(want, 'agent', 'human', 'someone') : undefined
  if (!person) return undefined
  const { end } = person
  const isMeant = clause.endOf(person.start, 'agent') > 0 || person.real || clause.endOf(end, 'real', 'toTalk') > 0
  return isMeant ? { start, end } : undefined
}

/** "With a person talk", as some languages have it. */
function talkedToAt(clause: Clause, start: number): Request | undefined {
  if (!clause.language.person.verbLast) return undefined
  const person = clause.endOf(start, 'agent', 'human', 'someone')
  const talk = person ? clause.nextRequest(person, 'talk', 'want') : undefined
  return talk && { start, end: talk.end }
}
