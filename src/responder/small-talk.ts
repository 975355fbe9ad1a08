import { wordsOf } from '../knowledge/terms'

// What may stand around a greeting, a thank-you or a yes without making it anything more.
const AROUND =
  'there all everyone team guys sir madam please so very much a lot again for your help the that to you it is was this and really ok okay great good perfect then just i with see later would be want like love'

const GREETING = phrase('hi hello hey hiya howdy hallo hola greetings morning afternoon evening day yo')
const THANKS = phrase('thanks thank thx ty cheers appreciated appreciate helpful helped perfect great awesome')
const PARTING = phrase('bye goodbye ciao')
const CONSENT = phrase('yes yeah yep yup sure ok okay please do absolutely definitely certainly gladly like id right great nice')
const REFUSAL = phrase('no nope nah not now need thanks thank fine all good')

/** Nothing but "hello". */
export const greets = (text: string) => GREETING(text)

/** Nothing but a thank-you, or that it helped. */
export const thanks = (text: string) => THANKS(text) && !/\bnot\b|n['’]t\b/i.test(text)

export const takesLeave = (text: string) => PARTING(text)

/** Nothing but a yes. */
export const agrees = (text: string) => CONSENT(text) && !/\b(no|not|don['’]?t)\b/i.test(text)

/** Nothing but a no. */
export const declines = (text: string) => REFUSAL(text) && /\b(no|nope|nah|not)\b/i.test(text)

// It is looked for only where a word begins: from every letter of a long one, the search would take seconds.
const EMAIL = /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+/

/** An email address and little else, as people leave it when nobody was there. */
export function leavesEmail(text: string): boolean {
  return EMAIL.test(text) && wordsOf(text.replace(EMAIL, ' ')).length <= 8 && !text.includes('?')
}

const WHO = [
  /\b(are|r) (you|u) (an? |really |even |actually )*(bot|robot|chatbot|human|person|real|machine|computer|ai|program|agent)\b/,
  /\b(is this|am i (talking|speaking|chatting) (to|with)) (an? |really |real )*(bot|robot|chatbot|human|person|machine|computer|ai|program)\b/,
]

/** Whether there is a person or a program on the other side. */
export function asksWhoAnswers(text: string): boolean {
  return WHO.some((words) => words.test(text.toLowerCase()))
}

const COMPLAINTS = [
  /\b(not|doesnt|didnt|isnt|wasnt|no) (really |even |very )?(help|helpful|helping|answer|answering|useful|what i (asked|meant|wanted|need))\b/,
  /\b(it|that|this) (didnt|doesnt|did not|does not) work\b/,
  /\b(useless|wrong answer|thats wrong|makes no sense|you (do not|dont) understand)\b/,
]
const LONGEST_COMPLAINT = 120

/** That the last answer was no help. */
export function complains(text: string): boolean {
  const plain = text.toLowerCase().replace(/['’]/g, '')
  return plain.length <= LONGEST_COMPLAINT && COMPLAINTS.some((words) => words.test(plain))
}

/** Recognises a short text of which one word is of the kind and every other of the kind, or around it. */
function phrase(words: string): (text: string) => boolean {
  const kind = new Set(words.split(' '))
  const around = new Set(AROUND.split(' '))
  return (text) => {
    const said = wordsOf(text)
    return said.length <= 8 && said.some((word) => kind.has(word)) && said.every((word) => kind.has(word) || around.has(word))
  }
}
