interface Emoji {
  emoji: string
  name: string
  /** Other words that it is found by. */
  tags: string[]
}

export interface EmojiGroup {
  name: string
  emoji: Emoji[]
}
