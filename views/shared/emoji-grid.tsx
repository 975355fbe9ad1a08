import type { EmojiGroup } from '../../src/model/emoji'

interface EmojiGridProps {
  groups: EmojiGroup[]
}

/** All emoji, to search and to choose from; `emoji.js` moves among them. */
export function EmojiGrid({ groups }: EmojiGridProps) {
  return (
    <>
      <input
        class="input emoji__search"
        type="search"
        aria-label="Search emoji"
        placeholder="Search"
        autocomplete="off"
      />
      <div class="emoji__all">
        {groups.map(({ name, emoji }) => (
          <div class="emoji__group" role="group" aria-label={name}>
            {emoji.map((one) => (
              <button
                class="emoji__one"
                type="button"
                tabindex="-1"
                aria-label={one.name}
                title={one.name}
                data-tags={one.tags.join(' ')}
                safe
              >
                {one.emoji}
              </button>
            ))}
          </div>
        ))}
      </div>
      <p class="emoji__none" role="status" hidden>
        No emoji match.
      </p>
    </>
  )
}
