import type { Attack } from './attack'
import { backlog } from './backlog'
import { badHosts } from './bad-hosts'
import { chatFlood } from './chat-flood'
import { dataFolder, startedElsewhere } from './data-folder'
import { fileFlood } from './file-flood'
import { frozenDatabase } from './frozen-database'
import { guessesForOne, guessesOverMany } from './guesses'
import { headers } from './headers'
import { largeBodies } from './large-bodies'
import { logOutput } from './log-output'
import { markup } from './markup'
import { messageFlood } from './message-flood'
import { newerSchema } from './newer-schema'
import { bearerBesideCookie, plainOrigin } from './origins'
import { parsers } from './parsers'
import { searchWords } from './search-words'
import { sessionFlood } from './session-flood'
import { signInFlood } from './sign-in-flood'
import { slowBodies } from './slow-bodies'
import { stalledUpload } from './stalled-upload'
import { twoServers } from './two-servers'

/** All that is tried, in the order of the table. */
export const ATTACKS: Attack[] = [
  markup,
  badHosts,
  logOutput,
  parsers,
  searchWords,
  largeBodies,
  slowBodies,
  sessionFlood,
  chatFlood,
  messageFlood,
  fileFlood,
  guessesForOne,
  guessesOverMany,
  signInFlood,
  backlog,
  bearerBesideCookie,
  dataFolder,
  newerSchema,
  frozenDatabase,
  stalledUpload,
  twoServers,
  startedElsewhere,
  plainOrigin,
  headers,
]
