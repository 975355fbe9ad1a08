import { type Found, findPassage } from '../knowledge/search'
import { wordsOf } from '../knowledge/terms'
import type { Message, Source } from '../messages/schema'
import { asWritten } from './as-written'
import { asksForPerson } from './asks-for-person'
import type { AnswerContext, Escalation, Responder } from './responder'
import { agrees, asksWhoAnswers, complains, declines, greets, leavesEmail, takesLeave, thanks } from './small-talk'

interface Reply {
  text?: string
  sources?: Source[]
  confidence?: number
  escalation?: Escalation
}

/** From here on a passage is given as the answer. */
const SURE = 0.5
/** From here on it is given with a doubt; below, the responder says that it does not know. */
const LIKELY = 0.2

/** The question by which the responder recognises, when a yes comes, that it has offered a person. */
const OFFER = 'Would you like to talk to a person?'

/** The responder that needs nothing but articles: it answers with the passage that fits best, or offers a person. */
export const knowledgeResponder: Responder = {
  async *answer(context) {
    const { text, sources, confidence, escalation } = await replyTo(context)
    if (confidence !== undefined) yield { sources: sources ?? [], confidence }
    if (text) for await (const more of asWritten(text, context.signal)) yield { text: more }
    if (escalation) yield { escalation }
  },
}

async function replyTo({ asked, before }: AnswerContext): Promise<Reply> {
  const previous = before.at(-1)?.author === 'ai' ? before.at(-1) : undefined
  const offered = previous?.body.includes(OFFER) ?? false
  const last = asked.at(-1)?.body ?? ''

  const wantsPerson = asked.some(({ body }) => asksForPerson(body)) || (offered && agrees(last))
  if (wantsPerson) return { escalation: { by: 'visitor', reason: 'the visitor asked for a person' } }
  // A file without words: there is nothing in it that an article could answer.
  if (asked.every(({ body }) => body.trim() === '')) return { text: `I have your file, but I cannot look into files. ${OFFER}` }
  const pleasantry = pleasantryFor(asked.map(({ body }) => body).join('\n'))
  if (pleasantry) return { text: pleasantry }
  if (previous?.sources?.length && (complains(last) || declines(last))) return lost(previous)
  if (declines(last)) return { text: 'All right. I am here if anything else comes up.' }
  if (agrees(last)) return { text: 'Good. What else can I do for you?' }

  const found = await bestOf(questions(asked, before))
  if (!found || found.confidence < LIKELY) return lost(previous, found)
  return fromArticle(found, previous)
}

/** The reply to what is not a question about anything. */
function pleasantryFor(text: string): string | undefined {
  if (greets(text)) return 'Hello! How can I help you?'
  if (thanks(text)) return 'You are welcome. Is there anything else?'
  if (takesLeave(text)) return 'Goodbye, and thank you for writing.'
  if (leavesEmail(text)) return 'Thank you. The team finds your address here, in this chat.'
  if (asksWhoAnswers(text)) return `I am an assistant: a program that answers from our articles. ${OFFER}`
  if (wordsOf(text).length === 0 && !text.includes('?')) return 'How can I help you?'
  return undefined
}

/** What the visitor may mean: all they wrote, the last of it, and for "and to Norway?" what they asked before. */
function questions(asked: Message[], before: Message[]): string[] {
  const all = asked.map(({ body }) => body).join('\n')
  const last = asked.at(-1)?.body ?? ''
  const earlier = before.findLast(({ author }) => author === 'visitor')?.body
  const goesOn = /^\s*(and|or|what about|how about|also)\b/i.test(last) && wordsOf(last).length <= 8
  return [...new Set([all, last, ...(goesOn && earlier ? [`${earlier}\n${last}`] : [])])]
}

async function bestOf(candidates: string[]): Promise<Found | undefined> {
  let best: Found | undefined
  for (const question of candidates) {
    const found = await findPassage(question)
    if (found && found.confidence > (best?.confidence ?? 0)) best = found
  }
  return best
}

function fromArticle({ article, passage, confidence }: Found, previous: Message | undefined): Reply {
  const from = { sources: [{ id: article.id, title: article.title }], confidence }
  const again = previous?.body.includes(passage) ?? false
  if (again) return { ...from, text: `This is what I find about that, too:\n\n${passage}\n\n${OFFER}` }
  if (confidence < SURE)
    return {
      ...from,
      text: `I am not sure, but this may be what you mean:\n\n${passage}\n\nIf it is not, ask in other words, or say “agent” to talk to a person.`,
    }
  return { ...from, text: passage }
}

/** Says that it does not know; the second time in a row it calls a person. */
function lost(previous: Message | undefined, found?: Found): Reply {
  const confidence = found?.confidence ?? 0
  if (previous && wasLost(previous)) {
    return {
      confidence,
      text: 'I do not know that either. I am asking for a person to help you.',
      escalation: { by: 'responder', reason: 'it did not know the answer twice in a row' },
    }
  }
  return { confidence, text: `I am sorry, I do not know the answer to that. ${OFFER}` }
}

function wasLost({ sources, confidence }: Message): boolean {
  return confidence !== null && !sources?.length
}
