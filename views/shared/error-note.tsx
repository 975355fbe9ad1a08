import { Icon } from './icons'

/** What went wrong with a form as a whole, where everybody sees it. */
export function ErrorNote({ words, id }: { words: string | undefined; id?: string }) {
  if (!words) return ''
  return (
    <p id={id} class="error" role="alert">
      <Icon name="missed" />
      <span safe>{words}</span>
    </p>
  )
}
