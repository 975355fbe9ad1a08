import { PreviewUpdated } from '../../views/messages/deliveries'
import type { Conversation } from '../model/conversations/schema'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'

/** An answer is coming that has no text yet. `announcePreviewRemoved` removes the sign. */
export function announceAnswering({ id, visitorId }: Conversation): void {
  publish(topics.thread(id), () => pageFrame(<PreviewUpdated text="" audience="agents" />))
  publish(topics.widget(visitorId), () => pageFrame(<PreviewUpdated text="" audience="visitor" />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'typing' }))
}
