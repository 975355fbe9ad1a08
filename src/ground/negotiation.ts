import Negotiator from 'negotiator'

/**
 * The encoding that a request likes best of those offered; where it likes several alike, the first of them. A request
 * that likes none gets `identity`, which everybody can read, even one that says it does not want it.
 */
export function encodingFor<Encoding extends string>(
  request: Request,
  offered: readonly Encoding[],
): Encoding | 'identity' {
  const all = [...offered, 'identity'] as const
  const best = negotiatorFor(request).encoding(all, { preferred: all })
  return all.find((one) => one === best) ?? 'identity'
}

/** The language tags that a request names, the ones it likes best first; `*` says nothing. */
export function languagesOf(request: Request): string[] {
  return negotiatorFor(request)
    .languages()
    .filter((tag) => tag !== '*')
}

function negotiatorFor({ headers }: Request): Negotiator {
  const header = (name: string) => ({ [name]: headers.get(name) ?? '' })
  return new Negotiator({ headers: { ...header('accept-encoding'), ...header('accept-language') } })
}
