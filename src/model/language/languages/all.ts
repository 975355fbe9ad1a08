import { arabic } from './ar'
import { german } from './de'
import { english } from './en'
import { spanish } from './es'
import { french } from './fr'
import { italian } from './it'
import { japanese } from './ja'
import type { Language } from './language'
import { dutch } from './nl'
import { polish } from './pl'
import { portuguese } from './pt'
import { russian } from './ru'
import { chinese } from './zh'

/**
 * The languages of which the responder knows small talk, how a person is asked for, and what to say: those in which
 * most support chats are held. English comes first, and is spoken where none is plain.
 */
export const LANGUAGES: Language[] = [
  english,
  spanish,
  portuguese,
  french,
  german,
  italian,
  dutch,
  polish,
  russian,
  arabic,
  chinese,
  japanese,
]
