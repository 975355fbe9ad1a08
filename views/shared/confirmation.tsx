interface ConfirmationProps {
  /** Tells the questions of a page apart, and joins each with the button that opens it. */
  id: string
  label: string
  /** What would happen, and what would stay. */
  question: string
  /** What the button that does it says, and what it sends. */
  words: string
  sends: { 'hx-delete': string; 'hx-swap': string; 'hx-target'?: string; 'hx-select'?: string }
}

/** Asks before something is done that cannot be undone. It stands hidden beside what it is about. */
export function Confirmation({ id, label, question, words, sends }: ConfirmationProps) {
  return (
    <div id={id} class="confirmation" role="group" aria-label={label} tabindex="-1" hidden>
      <p safe>{question}</p>
      <div class="form__buttons">
        <button class="button" type="button" data-toggle={id}>
          Keep it
        </button>
        <button class="button button--danger" type="button" {...sends} safe>
          {words}
        </button>
      </div>
    </div>
  )
}

/** What makes a button open a `Confirmation`. */
export function opensConfirmation(id: string) {
  return { type: 'button', 'aria-expanded': 'false', 'aria-controls': id, 'data-toggle': id } as const
}
