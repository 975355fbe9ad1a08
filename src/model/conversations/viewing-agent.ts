import type { Agent } from '../agents/schema'

/** An agent who has a conversation open on a page. */
export type ViewingAgent = Pick<Agent, 'id' | 'name'>
