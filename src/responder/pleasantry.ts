import type { Sentences } from '../model/language/languages/language'
import type { ConversationSoFar } from './conversation-so-far'
import type { Remarks } from './remarks'

interface Speech {
  says: Sentences
  soFar: ConversationSoFar
  /** A person was offered long ago, and the yes that comes now may mean anything. */
  staleOffer: boolean
}

/** The reply to what asks nothing: a greeting, a thank-you, an address. What matters most of it decides. */
export function pleasantry({ acts, details }: Remarks, { says, soFar, staleOffer }: Speech): string {
  const version = (versions: string[]) => soFar.unusedVersion(versions)
  const offering = (versions: string[]) => `${version(versions)} ${version(says.offer)}`
  if (details.has('number') && !details.has('email') && !details.has('phone')) return offering(says.number)
  if (details.has('email') || details.has('phone') || details.has('link') || details.has('number'))
    return version(says.noted)
  if (acts.has('about')) return offering(says.about)
  if (acts.has('bye')) return version(says.bye)
  if (acts.has('no')) return version(says.declined)
  if (acts.has('thanks')) return version(says.welcome)
  if (acts.has('done')) return version(says.declined)
  if (acts.has('well')) return version(says.well)
  if (acts.has('call')) return version(says.ready)
  if (staleOffer && acts.has('yes')) return version(says.offer)
  if (acts.has('yes') || acts.has('ok') || acts.has('fine')) return version(says.fine)
  if (acts.has('greeting') || details.has('name')) return version(says.hello)
  return version(says.ready)
}
