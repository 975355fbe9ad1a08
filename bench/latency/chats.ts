import type { Agent } from '../support/agent'
import type { Tally } from '../support/requests'
import { Visitor } from '../support/visitor'
import type { Write } from './pace'

/** A conversation that somebody writes into. */
export interface Chat {
  conversationId: string
  write: Write
}

/** Starts conversations, one a visitor. With `agent` that agent has them all; otherwise they stay with the assistant. */
export async function startChats(
  url: string,
  count: number,
  words: string,
  agent: Agent | undefined,
  tally: Tally,
): Promise<Chat[]> {
  const chats: Chat[] = []
  for (let number = 1; number <= count; number++) {
    const visitor = await Visitor.arrive(url, tally, `Visitor ${number}`)
    const write = async (text: string) => (await visitor.say(text, Bun.randomUUIDv7())).id
    await write(words)
    const conversationId = await visitor.conversationId()
    if (agent && !(await agent.takeOver(conversationId))) throw new Error('The agent could not take the conversation.')
    chats.push({ conversationId, write })
  }
  return chats
}
