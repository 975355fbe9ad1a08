import { expect } from 'bun:test'
import type { Page } from 'playwright-core'
import { addAgent } from '../../src/actions/agents/add'
import { saveDraft } from '../../src/actions/drafts/save'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { createArticle } from '../../src/actions/knowledge/create'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { createSavedView } from '../../src/actions/saved-views/create'
import { openTicket } from '../../src/actions/tickets/open'
import { openSession, type VisitorSession } from '../../src/actions/visitors/open-session'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Article } from '../../src/model/knowledge/schema'
import type { Ticket } from '../../src/model/tickets/schema'
import { deviceOf } from '../../src/model/visitors/browser'
import { CANARIES } from './canary'
import { PASSWORD } from './fixtures'

/** Everything that has ever got out of a text, one after the other. */
export const ALL = CANARIES.join(' ')

/** What an email address may hold of it: no space. */
const HOSTILE_EMAIL = '"<hx-a></textarea><b/hx-get=/canary/hx-trigger=load>"@visitor.test'

export interface HostileRecords {
  ann: Agent
  bea: Agent
  vera: VisitorSession
  chat: Conversation
  article: Article
  ticket: Ticket
}

/** One of each kind, with all of it in every text. */
export async function hostileRecords(): Promise<HostileRecords> {
  const [ann, bea] = [await hostileAgent('Ann'), await hostileAgent('Bea')]
  const vera = await hostileVisitor('Vera')
  const { conversation } = await postAsVisitor(vera.visitor, written('Where is my desk?'))
  const chat = await accept(await join(conversation, ann), ann)
  await postAsAgent(chat, ann, written('On its way'))
  await postNote(chat, ann, written(`@${bea.name} please look`))
  await saveDraft(chat, ann, 'agent', ALL, 'x')
  await saveDraft(chat, ann, 'note', ALL, 'x')
  const ticket = await openTicket(chat, ann, { subject: `Ticket ${ALL}`, description: ALL, priority: 'high' })
  const article = await createArticle({
    title: `Opening times ${ALL}`,
    body: `Ten to seven. ${ALL}`,
    questions: [`When? ${ALL}`],
  })
  await createSavedReply(ann, { shortcut: 'greeting', body: `Hello {{visitor.name}} ${ALL}` }, { shared: false })
  await createSavedView(ann, { name: `View ${ALL}`, query: 'control=agent', shared: false })
  return { ann, bea, vera, chat, article, ticket }
}

export function written(words: string) {
  return { clientId: crypto.randomUUID(), body: `${words} ${ALL}` }
}

export async function hostileVisitor(name: string): Promise<VisitorSession> {
  const device = deviceOf(
    new Request('http://localhost', {
      headers: { 'user-agent': ALL, 'accept-language': ALL.replaceAll(/[^ -~]/g, '') },
    }),
  )
  const page = {
    pageUrl: `https://shop.test/${ALL}?from=${ALL}#${ALL}`,
    pageTitle: `Shop ${ALL}`,
    referrer: `https://search.test/?q=${ALL}`,
  }
  return openSession({ name: `${name} ${ALL}`, email: HOSTILE_EMAIL, page }, device)
}

function hostileAgent(name: string): Promise<Agent> {
  return addAgent({
    name: `${name} ${ALL}`,
    email: `${name.toLowerCase()}.${crypto.randomUUID()}@parley.test`,
    password: PASSWORD,
    role: 'admin',
  })
}

/**
 * Watches what a page asks for. `expectIdle` throws where a text has made it ask for anything, or could; `expectQuiet` also
 * where one has become an element.
 */
export function watch(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))

  const expectIdle = async () => {
    expect(await page.evaluate(matching, INSTRUCTIONS)).toEqual([])
    expect(
      asked.filter(
        (one) =>
          /\/canary$/.test(one) || !(one.startsWith('GET ') || /\/(read-mark|draft|session|attachments)$/.test(one)),
      ),
    ).toEqual([])
  }
  return {
    asked,
    expectIdle,
    async expectQuiet() {
      expect(await page.evaluate(matching, 'xss-canary, meta[http-equiv], base, iframe, object, [onfocus]')).toEqual([])
      await expectIdle()
    },
  }
}

const INSTRUCTIONS =
  '[hx-get*=canary], [hx-get=""], [data-hx-get], [ws-connect], [hx-ws\\:connect="/canary"], [hx-delete^="/articles"]:not(button), b[hx-delete], [hx-swap-oob], [data-seal]'

/** Runs in the page: what fits there, in templates too. */
function matching(selector: string): string[] {
  const inside = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) =>
      one instanceof HTMLTemplateElement ? [one, ...inside(one.content)] : [one],
    )
  return inside(document)
    .filter((one) => one.matches(selector))
    .map(({ outerHTML }) => outerHTML.slice(0, 200))
}
