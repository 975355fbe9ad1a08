import { isDatabaseAway, isSuspended } from '../../db/trouble'
import { Unavailable } from '../../ground/errors'
import { log } from '../../ground/log'

/** The refusal for an error that means that the database is away or has too much to do; undefined for any other. */
export function databaseAway(error: unknown): Unavailable | undefined {
  if (!isDatabaseAway(error)) return undefined
  // While nothing is served for want of the database, the log has said so once.
  if (!isSuspended(error)) log.warn({ err: error }, 'a request failed because the database did not answer')
  return new Unavailable('The database is not answering. Try again in a few seconds.')
}
