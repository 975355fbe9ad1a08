import { Conflict } from '../ground/errors'
import type { Fields } from '../ground/fields'
import type { Agent } from './agents/schema'

/** The hidden field that a form which makes something carries: new with each form (`views/shared/form-key.tsx`). */
export const FORM_KEY = 'key'

/**
 * The id of what a form makes: computed from the form's key and who sends it. So a form that is sent twice, by a double
 * click, over a bad connection or after a reload, makes one thing, and nobody gets what another agent's form has made.
 * A form without a key makes something new each time. Throws `Invalid` for a key that is no UUID.
 */
export function idForForm(form: Fields, agent: Agent): string {
  const key = form.uuid(FORM_KEY)
  return key ? Bun.randomUUIDv5(key.toLowerCase(), agent.id) : Bun.randomUUIDv7()
}

/**
 * What a form has made already, for one that is sent again. The first one wins: where what is sent now says something
 * else, or what was made has changed since, this throws `Conflict`, and the form stays as it is with a new key.
 */
export function existingRecord<T extends object>(record: T | undefined, input: Partial<T>): T {
  const same = record && Object.entries(input).every(([name, value]) => Bun.deepEquals(record[name as keyof T], value))
  if (!same) throw new Conflict('This form was already saved with different content. Save again to add another.')
  return record
}
