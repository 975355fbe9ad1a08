import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { LONGEST_BODY } from '../messages/incoming-message'
import type { SavedReply } from './schema'
import { unknownVariables, VARIABLE_NAMES } from './variables'

/** What an agent writes: a shortcut to find it by, and the text, which may name variables. */
export type SavedReplyInput = Pick<SavedReply, 'shortcut' | 'body'>

export const LONGEST_SHORTCUT = 40

/** Reads a saved reply from a form. Throws `Invalid` with what is wrong with which field. */
export function readSavedReply(fields: Fields): SavedReplyInput {
  const form = fields.withLabels({ shortcut: 'The shortcut', body: 'The text' })
  const shortcut = form.required('shortcut', LONGEST_SHORTCUT + 1, 'Give the reply a shortcut.').replace(/^\//, '')
  const body = form.required('body', LONGEST_BODY, 'Write the text of the reply.').replace(/\r\n?/g, '\n')
  if (!/^[a-z0-9_-]{1,40}$/.test(shortcut)) {
    throw new Invalid({ shortcut: 'Use 1 to 40 lowercase letters, digits, hyphens or underscores, and no spaces.' })
  }
  const unknown = unknownVariables(body)
  if (unknown.length > 0)
    throw new Invalid({
      body: `There is no variable ${variableNames(unknown)}. You can use ${variableNames(VARIABLE_NAMES)}.`,
    })
  return { shortcut, body }
}

/** A shortcut that the same agent, or the team, has already. */
export function shortcutTaken(shortcut: string, agentId: string | null): Invalid {
  const whose = agentId === null ? 'The team already has' : 'You already have'
  return new Invalid({ shortcut: `${whose} a reply /${shortcut}. Choose another shortcut, or change that one.` })
}

function variableNames(variables: string[]): string {
  return variables.map((name) => `{{${name}}}`).join(', ')
}
