import { LANGUAGES } from '../model/language/languages/all'
import { spokenWords } from '../model/language/spoken-words'
import type { Message } from '../model/messages/schema'
import { remarksIn } from './remarks'

/** An offer that nobody took up for so long is no longer meant by a yes. */
const OFFER_LASTS_MS = 30 * 60_000

const OFFERS = LANGUAGES.flatMap(({ sentences }) => sentences.offer)
const STILL_UNKNOWN = LANGUAGES.flatMap(({ sentences }) => sentences.stillUnknown)

/** What the responder has said and been asked since the chat began, or since people last spoke in it. */
export class ConversationSoFar {
  /** Since people or the system last spoke. */
  private readonly ownMessages: Message[]

  constructor(private readonly before: Message[]) {
    this.ownMessages = before.slice(before.findLastIndex(({ author }) => author !== 'ai' && author !== 'visitor') + 1)
  }

  /** The answer right before what is asked now. */
  get previous(): Message | undefined {
    const last = this.before.at(-1)
    return last?.author === 'ai' ? last : undefined
  }

  /** Whether the answer before offered a person, and until when that holds. */
  offer(now: Date): 'open' | 'stale' | undefined {
    const { previous } = this
    if (!previous || !OFFERS.some((offer) => previous.body.includes(offer))) return undefined
    return now.getTime() - previous.createdAt.getTime() < OFFER_LASTS_MS ? 'open' : 'stale'
  }

  /** Whether a question stayed without an answer, and none after it got one. */
  get hasMissed(): boolean {
    const last = this.ownMessages.findLast(({ author, confidence }) => author === 'ai' && confidence !== null)
    return last !== undefined && !last.sources?.length
  }

  /** Whether the same has been asked before, in the same words. */
  hasBeenAsked(question: string): boolean {
    const same = keyOf(question)
    return this.ownMessages.some(({ author, body }) => author === 'visitor' && keyOf(remarksIn(body).question) === same)
  }

  get repeatedThatItDoesNotKnow(): boolean {
    return this.ownMessages.some(
      ({ author, body }) => author === 'ai' && STILL_UNKNOWN.some((sentence) => body.includes(sentence)),
    )
  }

  hasSaid(text: string): boolean {
    return this.lastSaid(text) >= 0
  }

  /** The version that was not said yet, or else the one that was said longest ago. */
  unusedVersion(versions: string[]): string {
    return versions.toSorted((a, b) => this.lastSaid(a) - this.lastSaid(b))[0] ?? ''
  }

  private lastSaid(text: string): number {
    return this.before.findLastIndex(({ author, body }) => author === 'ai' && body.includes(text))
  }
}

function keyOf(question: string): string {
  return spokenWords(question).join(' ')
}
