import { parseArgs } from 'node:util'
import { abuse } from './attack/abuse'
import { ATTACKS } from './attack/attacks'
import { printOutcomes } from './attack/report'
import { Battlefield, type Outcome } from './attack/run'
import { Target } from './attack/target'

const HELP = `Attacks a Parley as somebody without an account would, and says what held. Linux only.

Usage: bun run attack [options]

  --short          the short form, in about a minute
  --only WORDS     only the attacks whose names hold these words; --only D, those of a section
  --abuse MINUTES  all floods at once for so long, while a visitor and an agent go on as usual
  --url URL        attacks a Parley that runs already; what needs to stop it or look into it is left out
  --email, --password
                   an agent of that Parley
  --list           names the attacks

Without --url it starts its own, in folders that it removes. Ends with 1 where something is broken.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    abuse: { type: 'string' },
    url: { type: 'string' },
    email: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

if (values.abuse) process.exit((await abuse(Number(values.abuse))) ? 0 : 1)

const form = values.short ? 'short' : 'long'
const running = values.url ? Target.running(values.url, { email: values.email, password: values.password }) : undefined
const chosen = ATTACKS.filter(({ section, name, needsProcess, onlyLong }) => {
  const asked =
    !values.only ||
    (/^[A-E]$/.test(values.only) ? section === values.only : name.toLowerCase().includes(values.only.toLowerCase()))
  return asked && !(running && needsProcess) && !(onlyLong && form === 'short')
})
if (values.list) {
  for (const { section, name, allowed } of chosen) console.log(`${section}  ${name}; allowed: ${allowed}`)
  process.exit(0)
}

const field = new Battlefield(running)
const outcomes: Outcome[] = []
try {
  for (const attack of chosen) {
    const outcome = await field.try(attack, form)
    outcomes.push(outcome)
    console.log(
      `${outcome.held ? 'held  ' : 'BROKEN'}  ${attack.section}  ${attack.name} (${outcome.seconds.toFixed(1)} s): ${outcome.seen}`,
    )
  }
} finally {
  await field.leave()
}
printOutcomes(outcomes, form)
// Connections that attackers hold would keep the program.
process.exit(outcomes.every(({ held }) => held) ? 0 : 1)
