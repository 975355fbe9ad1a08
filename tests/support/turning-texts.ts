import type { Page } from 'playwright-core'
import { addAgent } from '../../src/actions/agents/add'
import { saveDraft } from '../../src/actions/drafts/save'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { createArticle } from '../../src/actions/knowledge/create'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { createSavedView } from '../../src/actions/saved-views/create'
import { openTicket } from '../../src/actions/tickets/open'
import { openSession } from '../../src/actions/visitors/open-session'
import type { Agent } from '../../src/model/agents/schema'
import { deviceOf } from '../../src/model/visitors/browser'
import { PASSWORD } from './fixtures'

// Marks of ours, which no font draws: where somebody's words begin and end.
const [FROM, TO] = ['\ue000', '\ue001']

/** Words that turn around all that follows them, and would leave the element that keeps them apart. */
export function turning(words: string): string {
  return `${FROM}${words}\u2069\u202egnp${TO}`
}

const said = (words: string) => ({ clientId: crypto.randomUUID(), body: turning(words) })

/** One of each kind of thing that has a name, with words that turn in every name. */
export async function turningRecords() {
  const agent = (name: string) =>
    addAgent({
      name: turning(name),
      email: `${name.toLowerCase()}.${crypto.randomUUID()}@parley.test`,
      password: PASSWORD,
      role: 'admin' as Agent['role'],
    })
  const [ann, bea] = [await agent('Ann'), await agent('Bea')]
  const vera = await turningVisitor('Vera')
  const chat = await accept(await join((await postAsVisitor(vera.visitor, said('desk'))).conversation, ann), ann)
  await postNote(chat, ann, { clientId: crypto.randomUUID(), body: `@${bea.name}` })
  await saveDraft(chat, bea, 'agent', turning('draft'), 'x')
  const ticket = await openTicket(chat, ann, {
    subject: turning('subject'),
    description: turning('description'),
    priority: 'high',
  })
  const article = await createArticle({
    title: turning('title'),
    body: turning('body'),
    questions: [turning('question')],
  })
  await createSavedReply(ann, { shortcut: 'greeting', body: turning('reply') }, { shared: true })
  await createSavedView(ann, { name: turning('view'), query: 'control=agent', shared: true })
  await createSavedView(bea, { name: turning('theirs'), query: 'control=agent', shared: true })
  return { ann, bea, vera, chat, ticket, article }
}

export function turningVisitor(name: string) {
  const page = {
    pageUrl: `https://shop.test/${turning('path')}`,
    pageTitle: turning('page'),
    referrer: `https://search.test/?q=${turning('from')}`,
  }
  return openSession(
    { name: turning(name), email: turning('vera@visitor.test'), page },
    deviceOf(new Request('http://localhost')),
  )
}

/** Where on a page words of ours would be turned around by those of somebody else. */
export function turnedAround(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ FROM, TO }) => {
      const ISOLATED = /\u2068[^\u2066-\u2069]*\u2069/g
      const foreign = new RegExp(`${FROM}[^${TO}]*(?:${TO}|$)`, 'g')
      const ours = (text: string) => /[\p{L}\p{N}]/u.test(text.replace(ISOLATED, '').replace(foreign, ''))
      const turns = (text: string) => text.replace(ISOLATED, '').includes('\u202e')
      const found = new Set<string>()
      const roots: (Document | DocumentFragment)[] = [document]
      if (turns(document.title) && ours(document.title)) found.add(`the title: ${document.title}`)
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) {
          if (element instanceof HTMLTemplateElement) roots.push(element.content)
          for (const name of ['title', 'aria-label', 'aria-description', 'alt', 'placeholder']) {
            const value = element.getAttribute(name) ?? ''
            if (turns(value) && ours(value)) found.add(`${name} of ${placeOf(element)}: ${value}`)
          }
        }
      }
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
        if (!turns(text.data) || text.parentElement?.closest('title, option, textarea, script, style')) continue
        const around = boundaryOf(text.parentElement as HTMLElement)
        const words = inlineTextOf(around)
        if (isIsolate(around) ? getsOut(words) : ours(words))
          found.add(`${placeOf(text.parentElement as Element)}: ${words.slice(0, 200)}`)
      }
      return [...found].map((one) => one.replaceAll(FROM, '«').replaceAll(TO, '»'))

      function boundaryOf(element: HTMLElement): HTMLElement {
        let one = element
        while (one.parentElement && isInline(one) && !isIsolate(one)) one = one.parentElement
        return one
      }

      function isInline(element: Element): boolean {
        return /^(inline|contents)$/.test(getComputedStyle(element).display)
      }

      function isIsolate(element: Element): boolean {
        return isInline(element) && /^isolate/.test(getComputedStyle(element).unicodeBidi)
      }

      /** What the line holds in which the words stand. */
      function inlineTextOf(element: Node): string {
        return [...element.childNodes]
          .map((child) => {
            if (child.nodeType === Node.TEXT_NODE) return child.nodeValue ?? ''
            return child instanceof Element && isInline(child) && !isIsolate(child) ? inlineTextOf(child) : ' '
          })
          .join('')
      }

      /** Whether a character ends what keeps the words apart. */
      function getsOut(text: string): boolean {
        let open = 0
        for (const character of text) {
          if (/[\u2066-\u2068]/.test(character)) open++
          if (character === '\u2069' && --open < 0) return true
        }
        return false
      }

      function placeOf(element: Element): string {
        const name = (one: Element) =>
          one.tagName.toLowerCase() +
          (one.id ? `#${one.id.replace(/[0-9a-f-]{30,}/, '…')}` : '') +
          [...one.classList].map((each) => `.${each}`).join('')
        return [element.parentElement, element].flatMap((one) => (one ? [name(one)] : [])).join(' > ')
      }
    },
    { FROM, TO },
  )
}
