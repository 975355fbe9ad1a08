import { Icon } from './icons'
import { Partial } from './partial'

/** A few words about what just happened, in the corner of the page, until they are read. */
export function Toast({ words }: { words: string }) {
  return (
    <Partial target="#toasts" swap="beforeend">
      <div class="toast" data-toast>
        <span safe>{words}</span>
        <button class="tool" type="button" aria-label="Dismiss" data-dismiss>
          <Icon name="close" />
        </button>
      </div>
    </Partial>
  )
}
