/** The fewest characters of a password. */
export const SHORTEST_PASSWORD = 8

// Argon2id takes 64 MB and a fifth of a second each; more than a few at once would let strangers fill the memory.
const AT_ONCE = 4
let running = 0
const waiting: (() => void)[] = []

/** Argon2id of a password, in the PHC text format. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => Bun.password.hash(password, 'argon2id'))
}

/** Whether the password fits; takes as long for an account that does not exist (`hash` undefined). */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const fits = await inTurn(async () => Bun.password.verify(password, hash ?? (await dummy())))
  return fits && hash !== undefined
}

/** A password for an agent who is told it once: 80 bits in letters that cannot be mistaken for one another. */
export function generatePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte % letters.length]).join('')
}

let dummyHash: Promise<string> | undefined
function dummy(): Promise<string> {
  dummyHash ??= Bun.password.hash('nobody has this password', 'argon2id')
  return dummyHash
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
