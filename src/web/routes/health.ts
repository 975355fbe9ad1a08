import { Elysia } from 'elysia'
import { sql } from '../../db/client'

export const healthRoutes = new Elysia()
  .get('/healthz', () => 'alive')
  .get('/readyz', async ({ set }) => {
    try {
      await sql`select from conversations limit 0`
      return 'ready'
    } catch {
      set.status = 503
      return 'The database cannot be reached.'
    }
  })
