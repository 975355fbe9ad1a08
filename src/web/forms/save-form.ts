import { Invalid, RateLimited, Unavailable } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { readForm } from '../http/body'
import type { Sent } from '../http/body-scope'

/** Why a form was not saved: for a field, or as a whole. */
export type FormRefusal = Invalid | RateLimited | Unavailable

interface Exchange {
  sent: Sent
  set: { status?: number | string; headers: Record<string, string | number | undefined> }
}

/**
 * Reads a form and saves it. Where that is refused, `again` shows the form once more, with what was typed and what is
 * wrong with it, and the reply has the status of the refusal. Every other error goes on.
 */
export async function saveForm<T>(
  { sent, set }: Exchange,
  save: (form: Fields) => T | Promise<T>,
  again: (form: Fields, refusal: FormRefusal) => T | Promise<T>,
): Promise<T> {
  const form = await readForm(sent)
  try {
    return await save(form)
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof RateLimited || error instanceof Unavailable)) throw error
    set.status = error.status
    if (error.retryAfter) set.headers['retry-after'] = error.retryAfter
    return again(form, error)
  }
}

/**
 * What is wrong with which field. A refusal that is about no field is shown at `otherwise`; where the page has no such
 * place, it goes on, and the page says it in a toast.
 */
export function complaintsOf(refusal: FormRefusal, otherwise?: string): Record<string, string> {
  if (refusal instanceof Invalid) return refusal.fields
  if (otherwise === undefined) throw refusal
  return { [otherwise]: refusal.message }
}
