/**
 * A sentence of ours in which names marked by `isolate` become `<bdi>`: on a page, markup keeps them apart, and no
 * invisible character is found, copied or read out with them.
 */
export function WithNames({ text }: { text: string }) {
  const parts = text.split(/\u2068([^\u2066-\u2069]*)\u2069/)
  return <>{parts.map((part, index) => (index % 2 === 1 ? <bdi safe>{part}</bdi> : <span safe>{part}</span>))}</>
}
