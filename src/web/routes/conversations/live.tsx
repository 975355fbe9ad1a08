import { Elysia } from 'elysia'
import { RowsReplaced } from '../../../../views/conversations/rows'
import { CountsChanged } from '../../../../views/conversations/status-counts'
import { ViewersChanged } from '../../../../views/conversations/viewers'
import { VisitorChanged } from '../../../../views/conversations/visitor-facts'
import { ControlForViewer } from '../../../../views/handoffs/deliveries'
import { MessagesMissed, MessagesPosted, PreviewRemoved } from '../../../../views/messages/deliveries'
import { ReceiptsChanged } from '../../../../views/messages/receipts'
import { RelatedTicketsChanged } from '../../../../views/tickets/related-tickets'
import { agentTypes } from '../../../actions/conversations/typing'
import { announceViewers } from '../../../announce/conversations'
import { nothingFrames, watchList, withMissedChanges } from '../../../announce/list'
import { type Group, groupOf } from '../../../announce/list-groups'
import { log } from '../../../ground/log'
import type { Agent } from '../../../model/agents/schema'
import { type Filter, readFilter } from '../../../model/conversations/filter'
import { isEmpty, type PageRequest } from '../../../model/conversations/pages'
import type { Conversation } from '../../../model/conversations/schema'
import { mostPinned, type Section } from '../../../model/conversations/sections'
import { visitorLabel } from '../../../model/handoffs/words'
import { countsMatching } from '../../../reads/conversations/list/counts'
import { pagesMatching } from '../../../reads/conversations/list/pages'
import { lookUpOnce, PAGE_OF_CONVERSATIONS } from '../../../reads/conversations/list/queries'
import { conversationWithId } from '../../../reads/conversations/queries'
import { missedSummary, missedTooMuch, readShownRange, type ShownRange } from '../../../reads/messages/missed-changes'
import { messagesSince } from '../../../reads/messages/queries'
import { ticketsOf } from '../../../reads/tickets/queries'
import { visitorWithId } from '../../../reads/visitors/queries'
import { liveFrame, pageFrame, stepFrame } from '../../../realtime/frames'
import { cursorOf, openSocket } from '../../../realtime/sockets'
import type { Steps } from '../../../realtime/stream'
import { topics } from '../../../realtime/topics'
import { startViewing, stopViewing, viewersOf } from '../../../realtime/viewers'
import { isHere } from '../../../realtime/visitors-here'
import { checkSocketOrigin } from '../../http/origin'
import { pages } from '../../scopes/pages'
import { controlSeenBy } from './control'
import { viewerOf } from './listing'

export const liveRoutes = new Elysia({ prefix: '/conversations' })
  .use(pages)
  .get(
    '/live',
    ({ request, server, query, agent, session }) => {
      checkSocketOrigin(request)
      const owner = { agentId: agent.id, sessionId: session.storedId }
      const group = groupOf(readFilter(query), viewerOf(request, agent))
      const stepsSince = (_: number, resumeRequest: Record<string, unknown> = query) =>
        missedRows(group, agent, resumeRequest)
      let onClose = () => {}
      const onOpen = () => {
        onClose = watchList(group)
      }
      return openSocket(request, server, {
        topics: [group.topic, topics.overview],
        since: 0,
        stepsSince,
        owner,
        onOpen,
        onClose: () => onClose(),
      })
    },
    { agent: true },
  )
  .get(
    '/:id/live',
    ({ request, server, query, conversation, agent, session }) => {
      checkSocketOrigin(request)
      const owner = { agentId: agent.id, sessionId: session.storedId }
      const stepsSince = (since: number, resumeRequest: Record<string, unknown> = query) =>
        missedMessages(conversation.id, agent, since, readShownRange(resumeRequest))
      const tellViewers = () =>
        announceViewers(conversation.id).catch((error) => log.error({ err: error }, 'could not announce the viewers'))
      return openSocket(request, server, {
        topics: [
          topics.thread(conversation.id),
          topics.threadOfAgent(conversation.id, agent.id),
          topics.visitor(conversation.visitorId),
        ],
        since: cursorOf(query.since),
        stepsSince,
        receive: async (clientFrame) =>
          void (clientFrame.type === 'typing' && (await agentTypes(conversation.id, agent, clientFrame))),
        owner,
        onOpen: () => void (startViewing(conversation.id, agent) && tellViewers()),
        onClose: () => void (stopViewing(conversation.id, agent) && tellViewers()),
      })
    },
    { agent: true, conversation: true },
  )

const MOST_ROWS = 300

/** The list resumes by fresh rows: of each section as many as the page shows, from its first on where it has scrolled away from the top. */
async function* missedRows(group: Group, agent: Agent, resumeRequest: Record<string, unknown>): Steps {
  const { filter } = group
  const selection = group.selection()
  const pageRequests = {
    waiting: stretch('waiting', filter, resumeRequest['waiting-from'], resumeRequest['waiting-rows']),
    missed: stretch('missed', filter, resumeRequest['missed-from'], resumeRequest['missed-rows']),
    newest: stretch('newest', filter, resumeRequest.from, resumeRequest.rows),
  }
  const lookUp = lookUpOnce(selection, pageRequests.newest)
  const [[pages, counts], meanwhile] = await withMissedChanges(group, () =>
    Promise.all([pagesMatching(selection, pageRequests, lookUp), countsMatching(selection, lookUp)]),
  )
  const fromTop = Object.values(pageRequests).every(({ after }) => after === undefined)
  const frames = [
    pageFrame(
      <RowsReplaced pages={pages} pageRequests={pageRequests} filter={filter} agent={agent} viewersOf={viewersOf} />,
    ),
    pageFrame(<CountsChanged counts={counts} filter={filter} />),
    ...(await nothingFrames(group, isEmpty(pages) && fromTop)),
    ...meanwhile,
    liveFrame(0),
  ]
  yield { frames, more: false }
}

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000'
const AFTER_ALL_IDS = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

function stretch(section: Section, filter: Filter, from: unknown, rows: unknown): PageRequest {
  const most = mostPinned(section, filter)
  if (most) return { size: most }
  const size = Math.min(
    Math.max(Math.ceil((readCount(rows) ?? 0) / PAGE_OF_CONVERSATIONS), 1) * PAGE_OF_CONVERSATIONS,
    MOST_ROWS,
  )
  const at = readCount(from)
  if (at === undefined) return { size }
  return { size, after: { at: new Date(at), id: section === 'waiting' ? BEFORE_ALL_IDS : AFTER_ALL_IDS } }
}

function readCount(value: unknown): number | undefined {
  return /^\d{1,14}$/.test(String(value)) ? Number(value) : undefined
}

async function* missedMessages(id: string, agent: Agent, since: number, shownRange?: ShownRange): Steps {
  for (let from = since; ; ) {
    const conversation = await conversationWithId(id)
    if (!conversation) return
    const isLong = from === since && shownRange !== undefined && missedTooMuch(conversation, from)
    const step = isLong ? await longStep(conversation, from, shownRange) : await shortStep(conversation, from)
    const revision = { conversationId: id, rev: step.rev }
    if (!step.more)
      return yield { frames: [...step.frames, ...(await currentState(conversation, agent))], revision, more: false }
    yield { frames: step.frames, revision, more: true }
    from = step.rev
  }
}

/** For a page that was away for so long that it does not get everything. */
async function longStep(conversation: Conversation, since: number, shownRange: ShownRange) {
  const { changedMessages, newerCount } = await missedSummary(conversation.id, since, shownRange)
  const summary = (
    <MessagesMissed
      changedMessages={changedMessages}
      lastSeq={shownRange.last}
      count={newerCount}
      audience="agents"
      visitorName={visitorLabel(conversation)}
    />
  )
  return { frames: [pageFrame(summary)], rev: conversation.rev, more: false }
}

async function shortStep(conversation: Conversation, since: number) {
  const { messages, rev, more } = await messagesSince(conversation, since)
  if (messages.length === 0) return { frames: [], rev, more }
  const messagesPosted = (
    <MessagesPosted messages={messages} audience="agents" visitorName={visitorLabel(conversation)} />
  )
  return { frames: [stepFrame(messagesPosted, rev)], rev, more }
}

/** What the page shows beside messages, as it is now. */
async function currentState(conversation: Conversation, agent: Agent): Promise<string[]> {
  const [visitor, tickets] = await Promise.all([visitorWithId(conversation.visitorId), ticketsOf(conversation.id)])
  return [
    pageFrame(<PreviewRemoved />),
    pageFrame(<ControlForViewer {...controlSeenBy(agent, conversation)} />),
    pageFrame(<ReceiptsChanged conversation={conversation} audience="agents" />),
    ...(visitor ? [pageFrame(<VisitorChanged visitor={visitor} isHere={isHere(visitor.id)} />)] : []),
    pageFrame(<RelatedTicketsChanged tickets={tickets} />),
    pageFrame(<ViewersChanged viewers={viewersOf(conversation.id)} />),
    liveFrame(conversation.rev),
  ]
}
