import type { ReplyDraft } from '../replies/reply-draft'

/** What the team of Atlas Desks saved to say again. */
export const REPLIES: ReplyDraft[] = [
  { shortcut: 'hello', body: 'Hello {{visitor.first_name|there}}, this is {{agent.first_name}}. I am reading what you wrote, give me a minute.' },
  { shortcut: 'order-number', body: 'Could you give me the order number? It stands in the subject of the confirmation, five digits.' },
  {
    shortcut: 'damaged',
    body: 'I am sorry about that, {{visitor.first_name|and thank you for telling us}}. To have it replaced I need\n\n1. the order number,\n2. a picture of the damage,\n3. a picture of the label on the box.',
  },
  { shortcut: 'bye', body: 'Then I wish you a good time at your desk. If anything comes up, just write here again.' },
]
