import type { Shown } from '../support/thread-view'

// The lines with which `src/actions/handoffs` announces that control moved.
const ESCALATED = / asked to join$| asked for a person$|^The AI asked for a person: |Back in the queue\.$/
const ACCEPTED = / joined$| took over from | reopened the conversation$/
const BACK = /Back to the AI\.$| ended the (conversation|chat)$/

/** Once a person is wanted the assistant is silent, until it has the conversation again; agents speak only after Accept. */
export function oneSpeaker(messages: Shown[]): string[] {
  const differences: string[] = []
  let control = 'ai'
  for (const { seq, author, body } of messages) {
    if (author === 'system') control = controlAfter(body) ?? control
    if (author === 'ai' && control !== 'ai')
      differences.push(`the assistant spoke at ${seq}, when control was "${control}"`)
    if (author === 'agent' && control !== 'agent')
      differences.push(`an agent spoke at ${seq}, when control was "${control}"`)
  }
  return differences
}

function controlAfter(line: string): string | undefined {
  if (ESCALATED.test(line)) return 'escalated'
  if (ACCEPTED.test(line)) return 'agent'
  if (BACK.test(line)) return 'ai'
  return undefined
}
