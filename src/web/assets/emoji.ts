// As a file, which the binary holds too, and not as a module: half a megabyte of objects would stay for good.
import path from 'emoji-picker-element-data/en/cldr-native/data.json' with { type: 'file' }
import type { EmojiGroup } from '../../model/emoji'

// As Unicode numbers them; 2 are parts of others.
const GROUPS: Record<number, string> = {
  0: 'Smileys',
  1: 'People',
  3: 'Animals and nature',
  4: 'Food and drink',
  5: 'Travel and places',
  6: 'Activities',
  7: 'Objects',
  8: 'Symbols',
  9: 'Flags',
}

// Later ones are squares on many machines yet.
const NEWEST = 15

interface Entry {
  emoji: string
  annotation: string
  tags?: string[]
  group?: number
  version: number
}

/** All emoji in English, in their groups. */
export async function emojiGroups(): Promise<EmojiGroup[]> {
  const entries: Entry[] = await Bun.file(path as unknown as string).json()
  return Object.entries(GROUPS).map(([group, name]) => ({
    name,
    emoji: entries
      .filter((entry) => entry.group === Number(group) && entry.version <= NEWEST)
      .map(({ emoji, annotation, tags }) => ({ emoji, name: annotation, tags: tags ?? [] })),
  }))
}
