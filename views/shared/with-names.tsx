/**
 * A sentence of ours, with the names in it that are `isolated` as `<bdi>`: on a page markup keeps them apart, and nothing
 * invisible is found, copied or read out with them.
 */
export function WithNames({ text }: { text: string }) {
  const parts = text.split(/\u2068([^\u2066-\u2069]*)\u2069/)
  return <>{parts.map((part, index) => (index % 2 === 1 ? <bdi safe>{part}</bdi> : <span safe>{part}</span>))}</>
}
