import type { Page } from 'playwright-core'

/** All that a page shows: its title, each row and each message as markup, and every panel as words. */
export interface Shown {
  title: string
  rows: string[]
  messages: string[]
  words: string[]
}

/**
 * What a page shows, without what is not about the conversation: marks that scripts leave, and what the clock changes
 * from one second to the next.
 */
export function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const MARKS =
      /\s(data-hx-[\w-]+|hx-[\w-]+-processed|data-htmx[\w-]*|style|tabindex|aria-current|data-cursor|data-shown[\w-]*|data-known|data-at)="[^"]*"/g
    const PASSING = /^(htmx-|is-new|message--new|message--linked|settling|fresh)/
    const find = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
    const markup = (element: Element) => {
      const copy = element.cloneNode(true) as Element
      for (const one of copy.querySelectorAll('template, script')) one.remove()
      for (const one of copy.querySelectorAll('[data-time="since"], [data-time="left"]')) one.textContent = ''
      const classes = (_: string, names: string) =>
        `class="${names
          .split(/\s+/)
          .filter((name) => !PASSING.test(name))
          .sort()
          .join(' ')}"`
      return copy.innerHTML
        .replace(MARKS, '')
        .replace(/class="([^"]*)"/g, classes)
        .replace(/\s+/g, ' ')
    }
    // How many are new to this reader is about them: where the page is in the background, it may not follow the end.
    const words = (element: HTMLElement) =>
      shown(element)
        .replace(/\s+/g, ' ')
        .replace(/waiting \d+:\d\d/g, 'waiting')
        .replace(/\d+:\d\d left/g, 'left')
        .replace(/ (\d+ new|Jump to newest)\b/g, '')
    // biome-ignore lint/performance/useDomNodeTextContent: only what is to be seen.
    const shown = (element: HTMLElement) => element.innerText
    return {
      title: document.title,
      rows: find('#rows > *').map(markup),
      messages: find('[data-message-id]').map(
        (one) =>
          `${one.dataset.seq} ${one.dataset.rev} ${one.dataset.author} ${one.hasAttribute('data-joined') ? 'joined' : ''} ${markup(one)}`,
      ),
      words: find('[role=region], section, aside, #list, #control-status, .thread__head').map(words),
    }
  })
}
