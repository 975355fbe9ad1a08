import { WidgetControlChanged } from '../../views/widget/deliveries'
import { isSuspended } from '../db/trouble'
import { log } from '../ground/log'
import type { Conversation } from '../model/conversations/schema'
import { waitingInOrder } from '../reads/conversations/queries'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'

/** How many visitors are told their place; all others are told only that they wait. */
const MOST_TOLD = 100
const AT_MOST_EVERY_MS = 500

let places = new Map<string, number>()
let currentLook: Promise<void> | undefined
let lookAgain = false

/** A conversation's place in the queue for a person, counted from 1. */
export function placeOf(conversationId: string): number | undefined {
  return places.get(conversationId)
}

/** Whether this may have moved the queue. */
export function concernsQueue({ id, control }: { id: string; control: string }): boolean {
  return control === 'escalated' || places.has(id)
}

/**
 * The queue may have moved: visitors whose place has changed are told. It is read at most twice a second, however many
 * come and go. Resolves when the places now being looked up are known.
 */
export function lookAtQueue(): Promise<void> {
  if (currentLook) {
    lookAgain = true
    return currentLook
  }
  lookAgain = false
  currentLook = look()
  // A program that only works on the database does not wait for it.
  const pause = new Promise((resolve) => setTimeout(resolve, AT_MOST_EVERY_MS).unref())
  void Promise.all([currentLook, pause]).then(() => {
    currentLook = undefined
    if (lookAgain) void lookAtQueue()
  })
  return currentLook
}

async function look(): Promise<void> {
  try {
    const waitingConversations = await waitingInOrder(MOST_TOLD)
    const before = places
    places = new Map(waitingConversations.map(({ id }, index) => [id, index + 1]))
    for (const conversation of waitingConversations)
      if (before.get(conversation.id) !== places.get(conversation.id)) announcePlace(conversation)
  } catch (error) {
    if (!isSuspended(error)) log.warn({ err: error }, 'could not tell visitors their place in the queue')
  }
}

/** Announces a visitor's place in the queue. */
export function announcePlace(conversation: Conversation): void {
  publish(topics.widget(conversation.visitorId), () =>
    pageFrame(<WidgetControlChanged conversation={conversation} place={placeOf(conversation.id)} />),
  )
}
