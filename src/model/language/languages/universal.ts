/** What is said all over the world, in any language. */
export const UNIVERSAL = {
  greeting: 'hi, hello, 👋, 🙋',
  thanks: 'thanks, thx, 🙏, ❤, 💙, 💚, 💛, 🧡, 💜, 🖤, 🤍, 🥰, 😍, 😘, 💐, 🌹, 🤗, 🎉',
  bye: 'bye, bye bye',
  ok: 'ok, okay, 👌',
  yes: '👍, ✅, ✔, ☑, 🆗, 💯',
  no: '👎, ❌, ✖, 🚫, 🙅',
  wrong: '😡, 😠, 🤬, 😤, 🖕, 💩',
}

/** Words for a person that are looked for with a typing error, besides those for an agent. */
export const OFTEN_MISTYPED = 'person people manager supervisor persona pessoa personne persoon'

/** Words that are no word for a person with a typing error, though a letter away from one. */
export const NO_ERRORS =
  'personal personally personas persone argent urgent regent humane humain umami agenda agendas operate operated operates manage managed manages managing arent pearson hunan expect export grant letter'
