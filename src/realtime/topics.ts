/** Names of what can be listened to. Each says who may hear it, so that a topic never mixes audiences. */
export const topics = {
  /** Rows of a list, for the agents who look at the same one; `key` stands for what it shows. */
  list: (key: string) => `agents:list:${key}`,
  /** How things stand in the inbox, for all agents who look at a list. */
  overview: 'agents:overview',
  /** One thread, for the agents who have it open. */
  thread: (conversationId: string) => `agents:conversation:${conversationId}`,
  /** What only one agent may see of a thread: their drafts. */
  threadOfAgent: (conversationId: string, agentId: string) => `agent:${agentId}:conversation:${conversationId}`,
  /** What is known about a visitor, for the agents who have any conversation with them open. */
  visitor: (visitorId: string) => `agents:visitor:${visitorId}`,
  /** What concerns every agent, on every page. */
  workspace: 'agents:workspace',
  /** What concerns one agent, on every page. */
  agent: (agentId: string) => `agent:${agentId}`,
  /** The visitor's current conversation as HTML, for the widget. */
  widget: (visitorId: string) => `visitor:${visitorId}:widget`,
  /** The same as JSON, for the visitor API. */
  visitorApi: (visitorId: string) => `visitor:${visitorId}:api`,
}
