import type { Says } from '../model/language/languages/language'
import type { Remarks } from './remarks'
import type { SoFar } from './so-far'

interface Speech {
  says: Says
  soFar: SoFar
  /** A person was offered long ago, and the yes that comes now may mean anything. */
  staleOffer: boolean
}

/** The reply to what asks nothing: a greeting, a thank-you, an address. What matters most of it decides. */
export function pleasantry({ acts, given }: Remarks, { says, soFar, staleOffer }: Speech): string {
  const say = (versions: string[]) => soFar.fresh(versions)
  const offering = (versions: string[]) => `${say(versions)} ${say(says.offer)}`
  if (given.has('number') && !given.has('email') && !given.has('phone')) return offering(says.number)
  if (given.has('email') || given.has('phone') || given.has('link') || given.has('number')) return say(says.noted)
  if (acts.has('about')) return offering(says.about)
  if (acts.has('bye')) return say(says.bye)
  if (acts.has('no')) return say(says.declined)
  if (acts.has('thanks')) return say(says.welcome)
  if (acts.has('done')) return say(says.declined)
  if (acts.has('well')) return say(says.well)
  if (acts.has('call')) return say(says.ready)
  if (staleOffer && acts.has('yes')) return say(says.offer)
  if (acts.has('yes') || acts.has('ok') || acts.has('fine')) return say(says.fine)
  if (acts.has('greeting') || given.has('name')) return say(says.hello)
  return say(says.ready)
}
