import { addAgent } from '../actions/agents/add'
import { generatePassword, SHORTEST_PASSWORD } from '../actions/agents/passwords'
import { resetPassword } from '../actions/agents/reset-password'
import { emailIn } from '../text/email-address'
import { isBlank } from '../text/invisible-characters'
import { withDatabase } from './database'
import { options, UsageError } from './usage'

export async function addAgentCommand(args: string[]): Promise<void> {
  const { email, name, admin } = options(args, {
    email: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'boolean' },
  })
  const address = emailIn(email ?? '')
  if (!address) throw new UsageError('agents add needs --email with an address like ann@example.com.')
  if (!name || isBlank(name)) throw new UsageError('agents add needs --name.')
  const { password, isGenerated } = await choosePassword()
  await withDatabase(() => addAgent({ email: address, name, password, role: admin ? 'admin' : 'agent' }))
  console.log(`${name} can sign in with ${address}${isGenerated ? ` and the password ${password}` : ''}`)
}

export async function resetPasswordCommand(args: string[]): Promise<void> {
  const { email } = options(args, { email: { type: 'string' } })
  if (!email) throw new UsageError('agents reset-password needs --email.')
  const { password, isGenerated } = await choosePassword()
  const agent = await withDatabase(() => resetPassword(emailIn(email) ?? email, password))
  console.log(`${agent.name} has a new password${isGenerated ? `: ${password}` : ''}. All their sessions have ended.`)
}

/** The first line of standard input if something is piped in; otherwise a generated password. */
async function choosePassword(): Promise<{ password: string; isGenerated: boolean }> {
  const piped = process.stdin.isTTY ? '' : ((await Bun.stdin.text()).split('\n')[0]?.replace(/\r$/, '') ?? '')
  if (piped === '') return { password: generatePassword(), isGenerated: true }
  if (piped.length < SHORTEST_PASSWORD)
    throw new UsageError(`The password must have at least ${SHORTEST_PASSWORD} characters.`)
  return { password: piped, isGenerated: false }
}
