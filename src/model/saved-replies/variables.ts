import type { Agent } from '../agents/schema'
import type { Conversation } from '../conversations/schema'
import { firstName } from '../handoffs/words'

interface People {
  visitor: Pick<Conversation, 'visitorName' | 'visitorEmail'>
  agent: Pick<Agent, 'name'>
}

/** What a saved reply may name, and what stands for it in a conversation. */
const VARIABLES: Record<string, (people: People) => string | null> = {
  'visitor.name': ({ visitor }) => visitor.visitorName,
  'visitor.first_name': ({ visitor }) => visitor.visitorName && firstName(visitor.visitorName),
  'visitor.email': ({ visitor }) => visitor.visitorEmail,
  'agent.name': ({ agent }) => agent.name,
  'agent.first_name': ({ agent }) => firstName(agent.name),
}

export const VARIABLE_NAMES = Object.keys(VARIABLES)

// {{name}} or {{name|instead}}, with the spaces beside it.
const VARIABLE = /([ \t]?)\{\{([^{}|]*)(?:\|([^{}]*))?\}\}([ \t]?)/g

/** The variables of a text that nobody knows. */
export function unknownVariables(body: string): string[] {
  const names = [...body.matchAll(VARIABLE)].map(([, , name = '']) => name.trim())
  return [...new Set(names.filter((name) => !Object.hasOwn(VARIABLES, name)))]
}

/** A saved reply with its variables filled in. What is not known, nor said instead, leaves no gap: “Hi , thanks” is “Hi, thanks”. */
export function fillVariables(body: string, people: People): string {
  return body.replace(
    VARIABLE,
    (_, before: string, name: string, instead: string | undefined, after: string, at: number) => {
      const value = VARIABLES[name.trim()]?.(people)?.trim() || instead?.trim()
      if (value) return `${before}${value}${after}`
      const startsLine = before === '' && (at === 0 || body[at - 1] === '\n')
      const endsHere = after === '' && !/^[\p{L}\p{N}({["'“‘]/u.test(restAfter(body, at))
      if (startsLine || endsHere) return ''
      return before || after
    },
  )
}

function restAfter(body: string, at: number): string {
  return body.slice(body.indexOf('}}', at) + 2, body.indexOf('}}', at) + 4)
}
