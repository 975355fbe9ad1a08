/** The HTML of a component. Ours are made at once; one that must be waited for does not belong in a frame. */
export function render(element: JSX.Element): string {
  if (typeof element !== 'string') throw new TypeError('A component of a fragment must not be asynchronous.')
  return element
}
