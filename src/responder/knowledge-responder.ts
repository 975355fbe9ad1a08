import { wordsOf } from '../model/knowledge/terms'
import { asksForPerson } from '../model/language/asks-for-person'
import type { Sentences } from '../model/language/languages/language'
import { clausesOf } from '../model/language/spoken-words'
import { knownWords } from '../model/language/vocabulary'
import type { Message, Source } from '../model/messages/schema'
import { type FoundAnswer, findPassage } from '../reads/knowledge/search'
import { ConversationSoFar } from './conversation-so-far'
import { languageOf } from './language-of'
import { pleasantry } from './pleasantry'
import { type Remarks, remarksIn } from './remarks'
import type { AnswerContext, Escalation, Responder } from './responder'
import { smallTalk } from './small-talk'
import { typeOut } from './type-out'

interface ArticleAnswer {
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
export const knowledgeResponder = fromKnowledge(typeOut)

/** The same, with another way to write an answer down. */
export function fromKnowledge(write: typeof typeOut): Responder {
  return {
    async *answer(context) {
      const { text, sources, confidence, escalation } = await answerTo(context)
      if (confidence !== undefined) yield { sources: sources ?? [], confidence }
      if (text) for await (const more of write(text, context.signal)) yield { text: more }
      if (escalation) yield { escalation }
    },
  }
}

async function answerTo({ questions, history }: AnswerContext): Promise<ArticleAnswer> {
  const bodies = questions.map(({ body }) => body)
  const remarks = remarksIn(bodies.join('\n'))
  const soFar = new ConversationSoFar(history)
  const { sentences } = languageOf(bodies.join('\n'), bodiesOfVisitor(history))
  const offer = soFar.offer(questions.at(-1)?.createdAt ?? new Date())

  if (bodies.some(asksForPerson) || (offer === 'open' && agrees(bodies.at(-1) ?? ''))) {
    return { escalation: { actor: 'visitor', reason: 'the visitor asked for a person' } }
  }
  // A file without words: there is nothing in it that an article could answer.
  if (bodies.every((body) => body.trim() === ''))
    return { text: `${soFar.unusedVersion(sentences.file)} ${soFar.unusedVersion(sentences.offer)}` }
  if (remarks.question !== '')
    return fromArticles(possibleQuestions(remarks, bodies, history), { says: sentences, soFar })
  if (complains(remarks, soFar.previous)) return apologise({ says: sentences, soFar })
  return { text: pleasantry(remarks, { says: sentences, soFar, staleOffer: offer === 'stale' }) }
}

/** A yes, no matter what follows it, or nothing but an OK. "OK, thanks" ends a chat more often than it accepts an offer. */
function agrees(text: string): boolean {
  const { question, acts } = remarksIn(text)
  if (['no', 'done', 'wrong', 'bye'].some((act) => acts.has(act as 'no'))) return false
  if (question !== '') return smallTalk(knownWords(clausesOf(text)[0] ?? ''))?.includes('yes') ?? false
  return acts.has('yes') || (acts.has('ok') && !acts.has('thanks'))
}

/** That the last answer was no help; a bare no says so, too, where it was from an article. */
function complains({ acts }: Remarks, previous: Message | undefined): boolean {
  if (acts.has('wrong')) return true
  return acts.has('no') && acts.size === 1 && (previous?.sources?.length ?? 0) > 0
}

/** What it takes to say something that was not said before, in the visitor's language. */
interface Speech {
  says: Sentences
  soFar: ConversationSoFar
}

/** Of an answer that was no help, it counts as one that was not known. */
function apologise({ says, soFar }: Speech): ArticleAnswer {
  if (says.sorry.every((sentence) => soFar.hasSaid(sentence)))
    return callAPerson('its answers were no help', { says, soFar })
  const text = `${soFar.unusedVersion(says.sorry)} ${soFar.unusedVersion(says.offer)}`
  return soFar.previous?.sources?.length ? { text, confidence: 0 } : { text }
}

/** What the visitor may mean: all they wrote, the last of it, and for "and to Norway?" what they asked before. */
function possibleQuestions({ question }: Remarks, bodies: string[], before: Message[]): string[] {
  const last = bodies.at(-1) ?? ''
  const lastQuestion = remarksIn(last).question
  const earlier = bodiesOfVisitor(before).at(-1)
  const goesOn = /^\s*(and|or|what about|how about|also)\b/i.test(last) && wordsOf(last).length <= 8
  return [...new Set([question, lastQuestion, ...(goesOn && earlier ? [`${earlier}\n${lastQuestion}`] : [])])].filter(
    Boolean,
  )
}

async function fromArticles(candidates: string[], speech: Speech): Promise<ArticleAnswer> {
  const findings: FoundAnswer[] = []
  for (const question of candidates) {
    const finding = await findPassage(question)
    if (finding) findings.push(finding)
  }
  const likely = findings
    .filter(({ confidence }) => confidence >= LIKELY)
    .toSorted((a, b) => b.confidence - a.confidence)
  // "And to Norway?" means what it goes on from, unless that was answered already.
  const best = likely.find(({ passage }) => !speech.soFar.hasSaid(passage)) ?? likely[0]
  return best
    ? fromArticle(best, speech)
    : admitIgnorance(candidates[0] ?? '', Math.max(0, ...findings.map(({ confidence }) => confidence)), speech)
}

function fromArticle({ article, passage, others, confidence }: FoundAnswer, { says, soFar }: Speech): ArticleAnswer {
  const source = { sources: [{ id: article.id, title: article.title }], confidence }
  if (!soFar.hasSaid(passage)) {
    if (confidence >= SURE) return { ...source, text: passage }
    return {
      ...source,
      text: `${soFar.unusedVersion(says.unsure)}\n\n${passage}\n\n${soFar.unusedVersion(says.otherwise)}`,
    }
  }
  // The same passage is not repeated.
  const other = others.find((text) => !soFar.hasSaid(text))
  if (other !== undefined)
    return { ...source, text: `${soFar.unusedVersion(says.more)}\n\n${other}\n\n${soFar.unusedVersion(says.offer)}` }
  if (says.above.every((sentence) => soFar.hasSaid(sentence)))
    return callAPerson('the visitor kept asking the same question', { says, soFar })
  return { ...source, text: `${soFar.unusedVersion(says.above)} ${soFar.unusedVersion(says.offer)}` }
}

/**
 * Says that it does not know. At the second question in a row a person is called; the same one asked again is not a
 * second one, unless it comes a third time.
 */
function admitIgnorance(question: string, confidence: number, { says, soFar }: Speech): ArticleAnswer {
  const isRepeated = soFar.hasMissed && soFar.hasBeenAsked(question)
  if (isRepeated && !soFar.repeatedThatItDoesNotKnow)
    return { text: `${soFar.unusedVersion(says.stillUnknown)} ${soFar.unusedVersion(says.offer)}` }
  if (soFar.hasMissed)
    return { confidence, ...callAPerson('it did not know the answer twice in a row', { says, soFar }) }
  return { confidence, text: `${soFar.unusedVersion(says.unknown)} ${soFar.unusedVersion(says.offer)}` }
}

function callAPerson(reason: string, { says, soFar }: Speech): ArticleAnswer {
  return { text: soFar.unusedVersion(says.calling), escalation: { actor: 'responder', reason } }
}

function bodiesOfVisitor(messages: Message[]): string[] {
  return messages.filter(({ author }) => author === 'visitor').map(({ body }) => body)
}
