import { createArticle } from '../actions/knowledge/create'
import { createSavedReply } from '../actions/saved-replies/create'
import { storeAllLastHere } from '../realtime/visitors-here'
import { ARTICLES } from './articles'
import { ACTIVE } from './chats/active'
import { ANSWERED } from './chats/answered'
import { ENDED } from './chats/ended'
import { WAITING } from './chats/waiting'
import { play } from './play'
import { REPLIES } from './replies'
import { addTeam, teamIsThere } from './team'

/**
 * Fills the database with Atlas Desks, a shop that does not exist: its articles, its saved replies, its agents, and
 * chats in every state. Returns what to print, including the passwords, which cannot be read again. Does nothing the
 * second time.
 */
export async function seedDemo(): Promise<{ lines: string[] }> {
  if (await teamIsThere())
    return { lines: ['The demo data is already there. To set a new password, use agents reset-password.'] }

  const { team, logins } = await addTeam()
  for (const article of ARTICLES) await createArticle(article)
  for (const savedReply of REPLIES) await createSavedReply(team.Mira, savedReply, { shared: true })
  const chats = [...ENDED, ...ANSWERED, ...ACTIVE, ...WAITING].toSorted((a, b) => b.minutesAgo - a.minutesAgo)
  // One after the other: tickets are numbered and visitors queue in the order of their times.
  for (const chat of chats) await play(chat, team)
  // This process is about to end, and with it what it would store a moment later.
  await storeAllLastHere()
  return {
    lines: [
      `Created Atlas Desks with ${ARTICLES.length} articles and ${chats.length} conversations. Its agents sign in with`,
      ...logins,
    ],
  }
}
