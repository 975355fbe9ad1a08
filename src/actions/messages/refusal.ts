import type { Refusal } from '../../ground/errors'
import type { IncomingMessage } from '../../model/messages/incoming-message'
import { tooSoon } from '../../reads/messages/too-soon'
import { missingFiles } from '../attachments/missing-files'

/** Why a message was not taken where the conversation would have: one of its files is gone, or it came too soon. */
export async function refusalOf(
  { files = [] }: IncomingMessage,
  senderId: string,
  conversationId: string | null,
): Promise<Refusal> {
  const gone = files.length > 0 ? await missingFiles(files, senderId, conversationId) : undefined
  return gone ?? tooSoon(conversationId, senderId)
}
