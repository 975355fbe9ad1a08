import { emailIn } from '../../text/email-address'
import type { Visitor } from './schema'

/** An email address in a visitor's message that could be their own and is not known yet. Whether it is, they are asked. */
export function offeredEmail({ email }: Pick<Visitor, 'email'>, message: string): string | undefined {
  const address = emailIn(message)
  return address?.toLowerCase() === email?.toLowerCase() ? undefined : address
}
