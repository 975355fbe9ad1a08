import { type Someone, Target } from '../attack/target'
import type { Random } from '../support/random'
import type { Known } from './template'

/** A Parley with people, chats and files in it, and the words that requests name them by. */
export class Stage {
  known: Known = {}
  private constructor(readonly target: Target) {}

  static async build(): Promise<Stage> {
    const stage = new Stage(await Target.start())
    await stage.populate()
    return stage
  }

  /** New people: what came before may have been ended or removed. */
  async populate(): Promise<void> {
    const { target } = this
    const visitor = await target.admit(anyAddress(Math.random()), { name: 'Vera', email: 'vera@example.com' })
    const other = await target.admit(anyAddress(Math.random()), { name: 'Olga' })
    await target.say(other, 'hello')
    const said = await target.say(visitor, 'talk to a person')
    const { message } = ((await said?.json()) ?? {}) as { message?: { id: string } }
    const reply = await target.upload(visitor, 'a.txt', new TextEncoder().encode('words') as Uint8Array<ArrayBuffer>)
    const { attachment } = ((await reply?.json()) ?? {}) as { attachment?: { id: string } }
    const [agent] = await target.database()<{ id: string }[]>`select id from agents limit 1`
    const [article] = await target.database()<{ id: string }[]>`select id from articles limit 1`
    this.known = {
      ...this.known,
      port: String(target.port),
      origin: target.url,
      agent: await target.freshAgent(),
      agentId: agent?.id ?? '',
      visitor: visitor.token,
      conversation: await this.conversationOf(visitor),
      otherConversation: await this.conversationOf(other),
      message: message?.id ?? '',
      attachment: attachment?.id ?? '',
      article: article?.id ?? '',
    }
  }

  /** What is different in each request as well. */
  forOne(random: Random): Known {
    return { ...this.known, fresh: crypto.randomUUID(), address: anyAddress(random.next()) }
  }

  private async conversationOf(visitor: Someone): Promise<string> {
    return this.target.conversationOf(visitor).catch(() => '')
  }
}

/** Each from an address of its own, or limits would answer instead of what lies behind them. */
function anyAddress(share: number): string {
  const number = Math.floor(share * 2 ** 17)
  return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`
}
