interface TimeProps {
  at: Date
  /**
   * `clock`: 2:04 PM. `ago`: 4 min ago. `age`: 4 min, where there is little room. `since`: a running 1:12. `date`: Nov 24.
   * `moment`: Nov 24, 2:04 PM.
   */
  as: 'clock' | 'ago' | 'age' | 'since' | 'date' | 'moment'
  class?: string
}

/** A moment. The server writes it in UTC; `times.js` turns it into the reader's zone and language and keeps it fresh. */
export function Time({ at, as, class: className }: TimeProps) {
  const iso = at.toISOString()
  return (
    <time class={className} datetime={iso} data-time={as} safe>
      {as === 'date' || as === 'moment' ? iso.slice(0, 10) : iso.slice(11, 16)}
    </time>
  )
}

interface CountdownProps {
  endsAt: Date
  /** When it began. With it, the nearest element around it that has `data-ring` gets `--left`, from 100% down to 0%. */
  startedAt?: Date
  class?: string
}

/** How long until a moment, updated every second: "0:48 left". A ring around an avatar can show the same. */
export function Countdown({ endsAt, startedAt, class: className }: CountdownProps) {
  const iso = endsAt.toISOString()
  const span = startedAt && endsAt.getTime() - startedAt.getTime()
  return (
    <time class={className} datetime={iso} data-time="left" data-span={span} safe>
      {iso.slice(11, 16)}
    </time>
  )
}
