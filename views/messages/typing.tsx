import { Partial } from '../shared/partial'

interface TypingProps {
  /** An agent's id, or `visitor`. */
  by: string
  name: string
  /** What they have typed so far, where that may be seen. */
  text?: string
}

/** Somebody is typing. `typing.js` takes it away when nothing more is heard of it, or their message has come. */
export function TypingShown({ by, name, text = '' }: TypingProps) {
  return (
    <Partial target="#typing" swap="upsert">
      <div id={`typing-${by}`} class="typing" data-typing={by}>
        <span class="typing__name">
          <bdi safe>{name}</bdi> is typing
        </span>
        {text !== '' && (
          <span class="typing__text" safe>
            {text}
          </span>
        )}
      </div>
    </Partial>
  )
}

export function TypingGone({ by }: Pick<TypingProps, 'by'>) {
  return <Partial target={`#typing-${by}`} swap="delete" />
}
