/** A text as the value of an attribute. Kita leaves `&` as it is there, and a name such as `&lt;b` would be read as another one. */
export function attribute<T extends string | undefined>(text: T): T {
  return text?.replaceAll('&', '&amp;') as T
}
