import type postgres from 'postgres'

/** What is searched for in messages. */
export interface Words {
  label: string
  text: string
}

/** Searches for words of what `bench/seed.ts` writes; the rarest one is taken from an old message. */
export async function wordsToFind(sql: postgres.Sql): Promise<Words[]> {
  const old = await sql<{ body: string }[]>`select body from messages order by id limit 5000`
  const code = old.map(({ body }) => /\b[A-Z]{2}-[2-9A-Z]{5}\b/.exec(body)?.[0]).find(Boolean)
  return [
    { label: 'in most messages', text: 'the' },
    { label: 'common', text: 'order' },
    { label: 'medium', text: 'customs' },
    { label: 'rare', text: 'lampcover' },
    { label: 'very rare', text: 'breadpeg' },
    { label: 'a code, in the oldest', text: code ?? 'RK-2A2A2' },
    { label: 'absent', text: 'zzqxjword' },
    { label: 'two common', text: 'order delivery' },
    { label: 'two, rare together', text: 'refund lampcover' },
    { label: 'two, never together', text: 'breadpeg velvet customs' },
    { label: 'beginning of common', text: 'deliv' },
    { label: 'beginning of few', text: 'breadpe' },
    { label: 'beginning of many', text: 'pre' },
    { label: 'two, one begun', text: 'late orde' },
    { label: 'two letters', text: 'pa' },
    { label: 'with an accent', text: 'está' },
  ]
}
