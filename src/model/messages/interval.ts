import { config } from '../../ground/config'

/** The least time between two messages of one sender in one conversation, in milliseconds. */
export function messageIntervalMs(): number {
  return config.messageIntervalMs
}
