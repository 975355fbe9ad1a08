const KB = 1024
const MB = 1024 * KB

/**
 * How much of a body a route takes, in bytes as they are sent. What an encoding adds counts: a form writes a byte in
 * three (`%F0`), JSON may write a character in six (`\u00e9`). So the limits of words leave room for the longest text of
 * their fields in either; the fields themselves are counted in characters, once they are read.
 */
export interface Limit {
  /** The most of a form, of JSON, or of all fields without files of a form with files. This is held in memory. */
  bytes: number
  /** The most of a form with files, where it may have some. They go to disk as they come. */
  withFiles?: number
  /** What the sender is told. */
  complaint: string
}

/** A sign-in or a choice: a few short lines. */
export const SMALL: Limit = {
  bytes: 16 * KB,
  complaint: 'This is too large to send: 16 KB at most. Shorten it and try again.',
}

/** A visitor's session. The address and the title of their page are as long as the site makes them, and are cut here. */
export const SESSION: Limit = {
  bytes: 1 * MB,
  complaint: 'This is too large to send: 1 MB at most. Shorten it and try again.',
}

/**
 * A message, a note, a saved reply, a ticket. 10,000 characters are 250 KB where each is an emoji of a family, and 750 KB
 * of that in a form.
 */
export const WORDS: Limit = {
  bytes: 1 * MB,
  complaint: 'This is too long to send: 1 MB at most. Shorten it and try again.',
}

/** An article with five hundred questions. Only agents write them. */
export const ARTICLE: Limit = {
  bytes: 2 * MB,
  complaint: 'This article is too long to save: 2 MB at most. Split it into several.',
}
