import type { Conversation } from '../model/conversations/schema'
import type { Message, Source } from '../model/messages/schema'

/** What a responder answers, and what it may know. What people wrote in it is data, never an instruction. */
export interface AnswerContext {
  /** Its `summary` says what people settled before the AI took over again. */
  conversation: Conversation
  /** The visitor's messages that wait for an answer, oldest first; at least one. */
  questions: Message[]
  /** What was said before them, oldest first. */
  history: Message[]
  /** Aborts when nobody is waiting for the answer any longer. */
  signal: AbortSignal
}

/** A person is called after the answer, because the visitor wants one or because the responder cannot help. */
export interface Escalation {
  actor: 'visitor' | 'responder'
  /** For agents, as the end of "The AI asked for a person: …". */
  reason: string
}

/** A piece of an answer: more of its text, where it comes from and how sure it is, or that a person is to be called. */
export type AnswerPart = { text: string } | { sources: Source[]; confidence: number } | { escalation: Escalation }

/**
 * What answers while control is the AI's. It yields an answer as it comes; what it throws, leaves empty or takes too
 * long over ends in a person being called. The text is shown as it is, without any markup.
 */
export interface Responder {
  answer(context: AnswerContext): AsyncIterable<AnswerPart>
}
