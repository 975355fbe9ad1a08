import type { Form } from './attack'
import type { Outcome } from './run'

/** Prints a table in Markdown: whole sentences need more room than columns have. */
export function printOutcomes(outcomes: Outcome[], form: Form): void {
  const broken = outcomes.filter(({ held }) => !held).length
  console.log(`\n${outcomes.length} attacks, ${form} form: ${outcomes.length - broken} held, ${broken} broken\n`)
  console.log('| | attack | seen | allowed | |\n| --- | --- | --- | --- | --- |')
  for (const { attack, seen, held } of outcomes) {
    const cells = [attack.section, attack.name, seen, attack.allowed, held ? 'held' : '**broken**']
    console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
  }
}
