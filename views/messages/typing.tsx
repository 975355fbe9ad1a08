import { Partial } from '../shared/partial'

interface TypingProps {
  /** An agent's id, or `visitor`. */
  typistId: string
  name: string
  /** What they have typed so far, where that may be seen. */
  text?: string
}

/** Somebody is typing. `typing.js` takes it away when nothing more is heard of it, or their message has come. */
export function TypingShown({ typistId, name, text = '' }: TypingProps) {
  return (
    <Partial target="#typing" swap="upsert">
      <div id={`typing-${typistId}`} class="typing" data-typing={typistId}>
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

export function TypingGone({ typistId }: Pick<TypingProps, 'typistId'>) {
  return <Partial target={`#typing-${typistId}`} swap="delete" />
}
