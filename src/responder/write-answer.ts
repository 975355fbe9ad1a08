import { announcePreview } from '../announce/messages'
import { log } from '../ground/log'
import type { Conversation } from '../model/conversations/schema'
import type { AnswerPayload } from '../model/jobs'
import { LONGEST_BODY } from '../model/messages/incoming-message'
import type { Source } from '../model/messages/schema'
import { askedConversation, threadUpTo } from './queries'
import type { AnswerPart, Escalation, Responder } from './responder'

/** An answer that is written but not yet posted. */
export interface Answer {
  text: string
  sources?: Source[]
  confidence?: number
  escalation?: Escalation
}

/** The responder, its time limit, and whether a preview is shown. */
export interface WritingOptions {
  responder: Responder
  withinMs: number
  showsPreview: boolean
}

const SHOW_EVERY_MS = 50
const CHECK_EVERY_MS = 250

/**
 * Has the responder write, and shows the draft as it grows. Returns undefined when nobody is waiting for it any
 * longer: a person took over, the chat ended, or the visitor wrote again or took the question back. Throws when the
 * responder fails, says nothing, does not end, or when `signal` aborts.
 */
export async function writeAnswer(
  conversation: Conversation,
  question: AnswerPayload,
  { responder, withinMs, showsPreview }: WritingOptions,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const moved = new AbortController()
  const stop = AbortSignal.any([signal, moved.signal, AbortSignal.timeout(withinMs)])
  const watch = setInterval(() => void abortWhenMoved(question, moved), CHECK_EVERY_MS)
  try {
    const thread = await threadUpTo(question)
    if (thread.questions.length === 0) return undefined
    const parts = responder.answer({ conversation, ...thread, signal: stop })
    return await collect(parts, stop, showsPreview ? (text) => announcePreview(conversation, text) : () => {})
  } catch (error) {
    if (moved.signal.aborted) return undefined
    throw error
  } finally {
    clearInterval(watch)
  }
}

async function collect(
  parts: AsyncIterable<AnswerPart>,
  stop: AbortSignal,
  show: (text: string) => void,
): Promise<Answer> {
  const answer: Answer = { text: '' }
  let shownAt = 0
  for await (const part of untilAborted(parts, stop)) {
    if ('escalation' in part) answer.escalation = part.escalation
    else if ('sources' in part) Object.assign(answer, part)
    else {
      answer.text += part.text
      if (answer.text.length > LONGEST_BODY) throw new Error('The responder did not stop.')
      if (performance.now() - shownAt >= SHOW_EVERY_MS) {
        show(answer.text)
        shownAt = performance.now()
      }
    }
  }
  answer.text = answer.text.trim()
  if (answer.text === '' && !answer.escalation) throw new Error('The responder said nothing.')
  return answer
}

/** As the parts come; throws at once when the signal aborts, whether the responder heeds it or not. */
async function* untilAborted<T>(parts: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  aborted.catch(() => {})
  const iterator = parts[Symbol.asyncIterator]()
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = await Promise.race([iterator.next(), aborted])
      if (next.done) return
      yield next.value
    }
  } finally {
    // Not awaited, because a responder that hangs would block here.
    iterator.return?.().catch(() => {})
  }
}

async function abortWhenMoved(question: AnswerPayload, moved: AbortController): Promise<void> {
  try {
    if (!(await askedConversation(question))) moved.abort()
  } catch (error) {
    // Whether it is still asked is decided when the answer is committed; this only ends the writing sooner.
    log.warn({ err: error }, 'control could not be checked while the responder writes')
  }
}
