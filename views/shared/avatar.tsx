interface AvatarProps {
  /** Whose it is: what the letters come from. */
  name: string
  /** What the colour comes from, so that it stays when the name changes. */
  seed: string
  small?: boolean
}

const HUES = 12

/** The initials of somebody on a colour of their own. Decoration: the name always stands beside it. */
export function Avatar({ name, seed, small = false }: AvatarProps) {
  const hue = Number(Bun.hash(seed) % BigInt(HUES))
  return (
    <span class={['avatar', `avatar--${hue}`, small && 'avatar--small']} aria-hidden="true" safe>
      {initials(name)}
    </span>
  )
}

// Not what is invisible, or turns text around.
const LETTER = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

function initials(name: string): string {
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
