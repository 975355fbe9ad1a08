import type { SavedReplyInput } from '../model/saved-replies/saved-reply-input'

/** What the team of Atlas Desks saved to say again. */
export const REPLIES: SavedReplyInput[] = [
  {
    shortcut: 'hello',
    body: 'Hello {{visitor.first_name|there}}, this is {{agent.first_name}}. I am reading your messages. Give me a minute, please.',
  },
  {
    shortcut: 'order-number',
    body: 'Could you give me the order number? It has five digits and is in the subject of the confirmation email.',
  },
  {
    shortcut: 'damaged',
    body: 'I am sorry about that, {{visitor.first_name|and thank you for telling us}}. To replace it, I need\n\n1. the order number,\n2. a photo of the damage,\n3. a photo of the label on the box.',
  },
  { shortcut: 'bye', body: 'Enjoy your desk. If anything comes up, just write here again.' },
]
