import { wordsOf } from '../model/knowledge/terms'
import { asksForPerson } from '../model/language/asks-for-person'
import { clausesOf } from '../model/language/heard'
import type { Says } from '../model/language/languages/language'
import { understood } from '../model/language/vocabulary'
import type { Message, Source } from '../model/messages/schema'
import { type Found, findPassage } from '../reads/knowledge/search'
import { asWritten } from './as-written'
import { languageOf } from './language-of'
import { pleasantry } from './pleasantry'
import { type Remarks, remarksIn } from './remarks'
import type { AnswerContext, Escalation, Responder } from './responder'
import { smallTalk } from './small-talk'
import { SoFar } from './so-far'

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

/** The responder that needs nothing but articles: it answers with the passage that fits best, or offers a person. */
export const knowledgeResponder = fromKnowledge(asWritten)

/** The same, with another way to write an answer down. */
export function fromKnowledge(written: typeof asWritten): Responder {
  return {
    async *answer(context) {
      const { text, sources, confidence, escalation } = await replyTo(context)
      if (confidence !== undefined) yield { sources: sources ?? [], confidence }
      if (text) for await (const more of written(text, context.signal)) yield { text: more }
      if (escalation) yield { escalation }
    },
  }
}

async function replyTo({ asked, before }: AnswerContext): Promise<Reply> {
  const bodies = asked.map(({ body }) => body)
  const said = remarksIn(bodies.join('\n'))
  const soFar = new SoFar(before)
  const { says } = languageOf(bodies.join('\n'), bodiesOfVisitor(before))
  const offer = soFar.offer(asked.at(-1)?.createdAt ?? new Date())

  if (bodies.some(asksForPerson) || (offer === 'open' && agrees(bodies.at(-1) ?? ''))) {
    return { escalation: { by: 'visitor', reason: 'the visitor asked for a person' } }
  }
  // A file without words: there is nothing in it that an article could answer.
  if (bodies.every((body) => body.trim() === ''))
    return { text: `${soFar.fresh(says.file)} ${soFar.fresh(says.offer)}` }
  if (said.question !== '') return fromArticles(questions(said, bodies, before), { says, soFar })
  if (complains(said, soFar.previous)) return sorry({ says, soFar })
  return { text: pleasantry(said, { says, soFar, staleOffer: offer === 'stale' }) }
}

/** A yes, no matter what follows it, or nothing but an OK. "OK, thanks" ends a chat more often than it accepts an offer. */
function agrees(text: string): boolean {
  const { question, acts } = remarksIn(text)
  if (['no', 'done', 'wrong', 'bye'].some((act) => acts.has(act as 'no'))) return false
  if (question !== '') return smallTalk(understood(clausesOf(text)[0] ?? ''))?.includes('yes') ?? false
  return acts.has('yes') || (acts.has('ok') && !acts.has('thanks'))
}

/** That the last answer was no help; a bare no says so, too, where it was from an article. */
function complains({ acts }: Remarks, previous: Message | undefined): boolean {
  if (acts.has('wrong')) return true
  return acts.has('no') && acts.size === 1 && (previous?.sources?.length ?? 0) > 0
}

/** What it takes to say something that was not said before, in the visitor's language. */
interface Speech {
  says: Says
  soFar: SoFar
}

/** Of an answer that was no help, it counts as one that was not known. */
function sorry({ says, soFar }: Speech): Reply {
  if (says.sorry.every((sentence) => soFar.hasSaid(sentence)))
    return callAPerson('its answers were no help', { says, soFar })
  const text = `${soFar.fresh(says.sorry)} ${soFar.fresh(says.offer)}`
  return soFar.previous?.sources?.length ? { text, confidence: 0 } : { text }
}

/** What the visitor may mean: all they wrote, the last of it, and for "and to Norway?" what they asked before. */
function questions({ question }: Remarks, bodies: string[], before: Message[]): string[] {
  const last = bodies.at(-1) ?? ''
  const asked = remarksIn(last).question
  const earlier = bodiesOfVisitor(before).at(-1)
  const goesOn = /^\s*(and|or|what about|how about|also)\b/i.test(last) && wordsOf(last).length <= 8
  return [...new Set([question, asked, ...(goesOn && earlier ? [`${earlier}\n${asked}`] : [])])].filter(Boolean)
}

async function fromArticles(candidates: string[], speech: Speech): Promise<Reply> {
  const found: Found[] = []
  for (const question of candidates) {
    const one = await findPassage(question)
    if (one) found.push(one)
  }
  const likely = found.filter(({ confidence }) => confidence >= LIKELY).toSorted((a, b) => b.confidence - a.confidence)
  // "And to Norway?" means what it goes on from, unless that was answered already.
  const best = likely.find(({ passage }) => !speech.soFar.hasSaid(passage)) ?? likely[0]
  return best
    ? fromArticle(best, speech)
    : unknown(candidates[0] ?? '', Math.max(0, ...found.map(({ confidence }) => confidence)), speech)
}

function fromArticle({ article, passage, others, confidence }: Found, { says, soFar }: Speech): Reply {
  const from = { sources: [{ id: article.id, title: article.title }], confidence }
  if (!soFar.hasSaid(passage)) {
    if (confidence >= SURE) return { ...from, text: passage }
    return { ...from, text: `${soFar.fresh(says.unsure)}\n\n${passage}\n\n${soFar.fresh(says.otherwise)}` }
  }
  // The same is not said twice.
  const other = others.find((text) => !soFar.hasSaid(text))
  if (other !== undefined)
    return { ...from, text: `${soFar.fresh(says.more)}\n\n${other}\n\n${soFar.fresh(says.offer)}` }
  if (says.above.every((sentence) => soFar.hasSaid(sentence)))
    return callAPerson('the visitor kept asking the same question', { says, soFar })
  return { ...from, text: `${soFar.fresh(says.above)} ${soFar.fresh(says.offer)}` }
}

/**
 * Says that it does not know. At the second question in a row a person is called; the same one asked again is not a
 * second one, unless it comes a third time.
 */
function unknown(question: string, confidence: number, { says, soFar }: Speech): Reply {
  const again = soFar.hasMissed && soFar.hasBeenAsked(question)
  if (again && !soFar.repeatedThatItDoesNotKnow)
    return { text: `${soFar.fresh(says.stillUnknown)} ${soFar.fresh(says.offer)}` }
  if (soFar.hasMissed)
    return { confidence, ...callAPerson('it did not know the answer twice in a row', { says, soFar }) }
  return { confidence, text: `${soFar.fresh(says.unknown)} ${soFar.fresh(says.offer)}` }
}

function callAPerson(reason: string, { says, soFar }: Speech): Reply {
  return { text: soFar.fresh(says.calling), escalation: { by: 'responder', reason } }
}

function bodiesOfVisitor(messages: Message[]): string[] {
  return messages.filter(({ author }) => author === 'visitor').map(({ body }) => body)
}
