import { anchorQuery, type StretchAnchor } from '../../src/model/messages/stretch'
import { stretchOf } from '../../src/reads/messages/stretch'
import { wordsInside } from '../../src/reads/messages/words-inside'
import { fetchHtml, type Measured } from '../list/measure'
import { RARE_WORD } from './long-chat'

/** What a page asks for while somebody opens a conversation, reads back and searches. */
export function questionsOf(url: string, cookie: string, id: string, length: number): Measured[] {
  const address = `${url}/conversations/${id}`
  const middle = Math.ceil(length / 2)
  const get = (path: string, target = '') => fetchHtml(address + path, cookie, target)
  const stretch = (place: StretchAnchor) => () => stretchOf(id, place)
  const older = (place: StretchAnchor) => ({
    database: stretch(place),
    html: () => get(`/messages?${anchorQuery(place)}`, 'div#messages'),
  })
  const words = (text: string) => ({
    database: () => wordsInside({ id, seq: length }, text),
    html: () => get(`/words?q=${text}`, 'span#thread-hits'),
  })

  const questions = {
    'the whole page': { database: stretch({}), html: () => get('') },
    'opened from the list': { database: stretch({}), html: () => get('', 'div#open') },
    'opened at a link to the middle': {
      database: stretch({ at: middle }),
      html: () => get(`?at=${middle}`, 'div#open'),
    },
    'before the newest 50': older({ before: Math.max(1, length - 49) }),
    'before the middle': older({ before: middle }),
    'before the 51st': older({ before: Math.min(51, length) }),
    'search for a rare word': words(RARE_WORD),
    'search for a common word': words('desk'),
    'search for a beginning': words('wee'),
  }
  return Object.entries(questions).map(([name, { database, html }]) => ({
    label: `${length}: ${name}`,
    found: Number.NaN,
    database: { ask: database, times: [] },
    html: { ask: html, times: [] },
  }))
}
