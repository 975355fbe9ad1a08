interface AvatarProps {
  /** The name from which the letters come. */
  name: string
  /** The seed of the colour, so that the colour stays when the name changes. */
  seed: string
  small?: boolean
  /** They wait for a person: the time that is left is a ring around it. */
  waits?: boolean
  /** What it is where it stands. */
  class?: string
}

const HUES = 12

/** The initials of somebody on a colour of their own. Decoration: the name always stands beside it. */
export function Avatar({ name, seed, small = false, waits = false, class: className }: AvatarProps) {
  const hue = Number(Bun.hash(seed) % BigInt(HUES))
  return (
    <span
      class={['avatar', `avatar--${hue}`, small && 'avatar--small', waits && 'avatar--wait', className]}
      aria-hidden="true"
      safe
    >
      {initials(name)}
    </span>
  )
}

// Not what is invisible, or turns text around.
const LETTER = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map((word) => LETTER.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase()
}
