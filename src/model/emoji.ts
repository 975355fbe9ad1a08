interface Emoji {
  emoji: string
  name: string
  /** What else it is searched for by. */
  tags: string[]
}

export interface EmojiGroup {
  name: string
  emoji: Emoji[]
}
