/**
 * Whether somebody asks to talk to a person. It goes by phrases, not by single words: "agent" alone is a request,
 * "my travel agent wants a desk" is not, and neither is "I do not need a human".
 */
export function asksForPerson(text: string): boolean {
  return clauses(text).some((clause) => (isBareRequest(clause) || isRequest(clause)) && !isRefusal(clause))
}

// Nothing here repeats without end: one pattern that does, at each place of a long text, holds everybody up for seconds.

// Somebody of the team, as people call them; a bare word of these is enough to ask for one.
const PERSON = `(?:humans?|persons?|people|human being|agents?|representatives?|reps?|operators?|advis[eo]rs?|managers?|supervisors?)`
const TEAM = `(?:customer (?:service|support|care|relations)|support team|support staff|help ?desk|sales team|service team|tech(?:nical)? support)`
const SOMEBODY = `(?:someone|somebody|anyone|anybody)`
const COLLEAGUE = `(?:(?:staff|team) members?|members? of (?:the |your )?(?:staff|team)|employees?|colleagues?|teammates?|specialists?|experts?|consultants?|team|staff|support|sales)`
// What may stand before them. "travel", "insurance" or "estate" may not: that is somebody else's agent.
const KIND = `(?:(?:an?|the|your|some|any|one of your|another|actual|real|live|living|human|customer|client|support|service|sales|care|senior|different|proper|flesh and blood) ){0,8}`

const TALK = `(?:talk|speak|chat|converse|connect|transfer|forward|escalate|switch|redirect|put|pass|hand|patch|route|get through|get in touch|be (?:connected|transferred|put through|forwarded)|talking|speaking|chatting)`
const TOWARDS = `(?: (?:me|us|this|it|him|her|directly|now|right|over|on|through|straight|again|please|instead|to|with)){0,8}`
const WISH = `(?:want|need|wants|needs|prefer|like|get|give|gimme|find|call|fetch|send|bring|reach|contact|see|have|is there|are there|am i talking to|is this)`
const BETWEEN = `(?: (?:me|us|to|have|get|a|an|here|in|there|now)){0,8}`

const REQUESTS = [
  new RegExp(
    String.raw`(?<!\b(?:an?|the|my|this) )\b${TALK}${TOWARDS} ${KIND}(?:${PERSON}|${TEAM}|${SOMEBODY}|${COLLEAGUE})\b(?! (?:resources|size|sized|weight))`,
  ),
  new RegExp(String.raw`\b${WISH}${BETWEEN} ${KIND}(?:real|live|actual|human|customer service|support) (?:${PERSON}|people)\b`),
  new RegExp(
    String.raw`\b${WISH}${BETWEEN} ${KIND}(?:humans?|agents?|representatives?|reps?|operators?|human being|customer (?:service|support|care) (?:${PERSON}))\b(?! (?:resources|size|sized|readable|made|error|fee|commission|discount|price))`,
  ),
  new RegExp(
    String.raw`\b${WISH}${BETWEEN} ${KIND}(?:person|somebody|someone) (?:to (?:talk|speak|chat|help)|who can help|i can (?:talk|speak|chat)|from (?:the|your) (?:team|support|staff|company))\b`,
  ),
  new RegExp(
    String.raw`\b(?:${SOMEBODY}|${KIND}(?:human|agent|representative|person)) (?:(?:to|can|could|please|should|must|will|from your team|there) ){0,8}(?:call|phone|ring|contact) me\b`,
  ),
  new RegExp(String.raw`\b${SOMEBODY}(?: (?:here|there))? (?:that |who |whom )?i (?:can|could|may) (?:talk|speak|chat)\b`),
  /\b(?:escalate|transfer me|human handoff|hand me (?:over|off)|live (?:chat|support|agent|person|human))\b/,
]

// What may be said around a bare request without making it a question about something else.
const FILLER = new Set(
  'a an the i im id we you your me us to with can could may would will please pls plz now right here just hi hello hey yes no ok okay need want get give like talk speak chat real live actual human customer support service some any someone there is there asap immediately instead thanks thank and or of help connect transfer'.split(
    ' ',
  ),
)
const PERSON_ALONE = new RegExp(`^${PERSON}$`)

function isBareRequest(clause: string): boolean {
  const words = clause.split(' ')
  return words.some((word) => PERSON_ALONE.test(word)) && words.every((word) => FILLER.has(word) || PERSON_ALONE.test(word))
}

function isRequest(clause: string): boolean {
  return REQUESTS.some((request) => request.test(clause))
}

const NOT_WANTED =
  /\b(?:(?:do|does|did|would) ?n[o']?t|dont|doesnt|not|no|never|without|rather than|instead of) (?:(?:really|even|yet|actually|any|the|a|an|have|having|going|asking) ){0,8}(?:need|needs|want|wants|wish|like|have to|to|for)\b/
const TALKING = /\b(?:talk|speak|chat|person|human|agent|representative|someone|somebody|people)\b/

/** "I do not want to talk to an agent", "no need for a human", and the question "do I have to talk to somebody to …". */
function isRefusal(clause: string): boolean {
  if (/\bdo i (?:really )?(?:have|need) to\b/.test(clause)) return true
  const refused = NOT_WANTED.exec(clause)
  return refused !== null && TALKING.test(clause.slice(refused.index + refused[0].length))
}

function clauses(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Mn}'’]/gu, '')
    .split(/[.!?,;:\n()]+|\bbut\b|\bso\b|\bbecause\b/)
    .map((clause) => clause.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .filter(Boolean)
}
