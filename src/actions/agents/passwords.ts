import { randomLetters } from '../../text/digest'
import { inTurn } from './password-queue'

/** The fewest characters of a password. */
export const SHORTEST_PASSWORD = 8

/** Argon2id of a password, in the PHC text format. */
export function hashPassword(password: string): Promise<string> {
  const waiter = { lane: 'known', holder: Bun.randomUUIDv7() } as const
  return inTurn(waiter, () => Bun.password.hash(password, 'argon2id'))
}

/**
 * Whether the password fits; takes as long for an account that does not exist (`hash` undefined). Costly: callers must
 * wait for their turn, as `signIn` does.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const fits = await Bun.password.verify(password, hash ?? NOBODYS)
  return fits && hash !== undefined
}

/** A password for an agent who is told it once: 80 bits in letters that cannot be mistaken for one another. */
export function generatePassword(): string {
  return randomLetters(16, 'abcdefghijkmnpqrstuvwxyz23456789')
}

// A hash as `hashPassword` makes them, of a password that was thrown away.
const NOBODYS =
  '$argon2id$v=19$m=65536,t=2,p=1$Wk8H6yHm3GmxJtT2nIl4uKOyrD/3cmrJ0g+MJDT7qmk$L5i8c0fLz4SJ9BmiUMWhDT74T7bEqbf+QbEzVqS+FDc'
