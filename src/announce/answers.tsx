import { DraftWritten } from '../../views/messages/deliveries'
import type { Conversation } from '../model/conversations/schema'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'

/** An answer is coming, of which there is no word yet: what announces that a draft is gone takes the sign away. */
export function announceAnswering({ id, visitorId }: Conversation): void {
  publish(topics.thread(id), () => pageFrame(<DraftWritten text="" audience="agents" />))
  publish(topics.widget(visitorId), () => pageFrame(<DraftWritten text="" audience="visitor" />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'typing' }))
}
