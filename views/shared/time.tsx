interface TimeProps {
  at: Date
  /** `clock`: 14:02. `ago`: how long since. `date`: 3 Mar 2026. `since`: a running 1:12. */
  as: 'clock' | 'ago' | 'date' | 'since'
  class?: string
}

/** A moment. The server writes it in UTC; `times.js` turns it into the reader's zone and language and keeps it fresh. */
export function Time({ at, as, class: className }: TimeProps) {
  const iso = at.toISOString()
  return (
    <time class={className} datetime={iso} data-time={as} safe>
      {as === 'clock' || as === 'ago' ? `${iso.slice(11, 16)}` : iso.slice(0, 10)}
    </time>
  )
}

interface CountdownProps {
  until: Date
  /** When it began. With it, the nearest element around it that has `data-ring` gets `--left`, from 100% down to 0%. */
  from?: Date
  class?: string
}

/** How long until a moment, every second anew: "0:48 left". A ring around an avatar can show the same. */
export function Countdown({ until, from, class: className }: CountdownProps) {
  const iso = until.toISOString()
  const span = from && until.getTime() - from.getTime()
  return (
    <time class={className} datetime={iso} data-time="left" data-span={span} safe>
      {iso.slice(11, 16)}
    </time>
  )
}
