import { isDatabaseAway, isSuspended } from '../db/trouble'
import { log } from '../log'
import { Unavailable } from './errors'

/** The refusal for an error that means that the database is away or has too much to do; undefined for any other. */
export function databaseAway(error: unknown): Unavailable | undefined {
  if (!isDatabaseAway(error)) return undefined
  // While nothing is served for want of the database, the log has said so once.
  if (!isSuspended(error)) log.warn({ err: error }, 'a request needed the database in vain')
  return new Unavailable('The database does not answer at the moment. Try again in a few seconds.')
}
