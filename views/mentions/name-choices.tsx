import type { Agent } from '../../src/model/agents/schema'

interface NameChoicesProps {
  agents: Pick<Agent, 'id' | 'name'>[]
}

/** The colleagues that a note can mention, above the box. `replies.js` narrows them down as it does the saved replies. */
export function NameChoices({ agents }: NameChoicesProps) {
  if (agents.length === 0) return <p class="replies__none">You have no colleagues yet.</p>
  return (
    <>
      <div id="reply-choices" role="listbox" aria-label="Colleagues">
        {agents.map((agent) => (
          <NameChoice {...agent} />
        ))}
      </div>
      <p class="replies__none" role="status" hidden>
        No colleagues match.
      </p>
    </>
  )
}

function NameChoice({ id, name }: NameChoicesProps['agents'][number]) {
  const shortcut = name.toLowerCase()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which says which one is chosen
    <div
      id={`choice-${id}`}
      class="replies__choice"
      role="option"
      aria-selected="false"
      data-shortcut={shortcut}
      data-body={`@${name} `}
    >
      <bdi>
        <b safe>{name}</b>
      </bdi>
    </div>
  )
}
