import { decoded } from '../../tests/support/entities'
import type { Shown } from './thread-view'

/** What an agent's page says about one thread. */
export interface ThreadPage {
  messages: Shown[]
  /** Up to which change the page is complete, where its socket starts. */
  cursor: number
  /** There is more before this message, if there is. */
  before?: number
}

/** Reads the messages of a page, a fragment or a frame, in the order in which they stand there. */
export function readThread(html: string): ThreadPage {
  const page: ThreadPage = { messages: [], cursor: 0 }
  let latest: Shown | undefined
  let hasOlder = false
  const words = ({ text }: { text: string }) => {
    if (latest) latest.body += text
  }
  new HTMLRewriter()
    .on('section[aria-label="Conversation"][data-cursor]', {
      element: (panel) => void (page.cursor = Number(panel.getAttribute('data-cursor'))),
    })
    .on('#messages[data-older], [data-stretch][data-older]', { element: () => void (hasOlder = true) })
    .on('[data-message-id]', {
      element(item) {
        const attribute = (name: string) => item.getAttribute(name) ?? ''
        const [seq, rev] = [Number(attribute('data-seq')), Number(attribute('data-rev'))]
        latest = { id: attribute('data-message-id'), seq, rev, author: attribute('data-author'), body: '' }
        page.messages.push(latest)
      },
    })
    .on('[data-message-id] .bubble', { text: words })
    .on('[data-message-id] .message__system > span > span', { text: words })
    .transform(html)
  for (const message of page.messages) message.body = decoded(message.body)
  if (hasOlder) page.before = page.messages[0]?.seq
  return page
}
