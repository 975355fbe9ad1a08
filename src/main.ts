import { parseArgs } from 'node:util'
import { version } from '../package.json'
import { UsageError } from './commands/usage'
import { FolderInUse } from './db/lock'
import { ConfigError, configure } from './ground/config'
import { Refusal } from './ground/errors'
import { whenWritten } from './ground/standard-output'
import { compileOurJsx } from './jsx'

const HELP = `Parley ${version}: an inbox for live chats that an AI answers and people take over.

Usage: parley [command]

  serve                    start the server (the default)
  migrate                  migrate the database to this version
  demo                     fill the database with an example company
  agents add --email E --name N [--admin]
                           add a person to the team; the password is read from standard input,
                           or generated and printed if there is none
  agents reset-password --email E
                           give an agent a new password, read or generated in the same way
  --version                print the version
  --help                   print this text

Parley is configured by environment variables such as PORT, DATA_DIR, DATABASE_URL and PUBLIC_URL.
See README.md and docs/self-hosting.md.`

type Command = (args: string[]) => Promise<void>

// Imported on demand: JSX is compiled on import, and Bun must be configured first.
const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve')).serveCommand,
  migrate: async () => (await import('./commands/migrate')).migrateCommand,
  demo: async () => (await import('./commands/demo')).demoCommand,
  'agents add': async () => (await import('./commands/agents')).addAgentCommand,
  'agents reset-password': async () => (await import('./commands/agents')).resetPasswordCommand,
}

// What was logged before a failure may say why it came.
const LAST_LINES_MS = 300

compileOurJsx()
await main(process.argv.slice(2))

async function main(args: string[]): Promise<void> {
  try {
    if (args.includes('--help') || args[0] === 'help') return console.log(HELP)
    if (args.includes('--version')) return console.log(version)
    const [name = 'serve', ...rest] = words(args)
    const load = COMMANDS[name]
    if (!load) throw new UsageError(`There is no command "${name}".`)
    configure(process.env)
    const command = await load()
    await command(rest)
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\n\n${HELP}` : explain(error))
    await whenWritten(LAST_LINES_MS)
    process.exit(error instanceof UsageError ? 2 : 1)
  }
}

/** `agents add …` is one command of two words. */
function words(args: string[]): string[] {
  const { positionals } = parseArgs({ args, strict: false, allowPositionals: true })
  if (positionals[0] !== 'agents') return args
  return [`agents ${positionals[1] ?? ''}`.trim(), ...args.slice(2)]
}

/** A message that people can act on is printed alone; other errors are printed with their stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof Refusal || error instanceof FolderInUse) return error.message
  if (error instanceof Error) return process.env.LOG_LEVEL === 'debug' ? (error.stack ?? error.message) : error.message
  return String(error)
}
