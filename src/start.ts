import { readFileSync } from 'node:fs'

// What `bun start` runs: Parley, and a watch over the programs in front of it. Signals reach Parley through them, but
// npx passes SIGTERM on only as far as its shell, and nobody can pass on a SIGKILL: Parley would run on without them.
endWith(launchers())
await import('./main')

/** `bun start`; where npx began it, also npx and its shell. What lies further out may end without Parley, as with nohup. */
function launchers(): number[] {
  const bun = process.ppid
  const byNpx = process.env.npm_execpath?.endsWith('npm-cli.js')
  if (!byNpx) return [bun]
  const shell = parentOf(bun)
  return [bun, shell, parentOf(shell)]
}

function endWith(programs: number[]): void {
  const watch = setInterval(() => {
    if (programs.every(lives)) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  watch.unref()
}

function parentOf(pid: number): number {
  return linuxStatus(pid)?.parent ?? Number(Bun.spawnSync(['ps', '-o', 'ppid=', '-p', String(pid)]).stdout)
}

function lives(pid: number): boolean {
  // A dead process keeps its number until somebody has asked how it ended.
  if (linuxStatus(pid)?.state === 'Z') return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // The process exists and belongs to another user, sudo for example.
    return (error as { code?: string }).code === 'EPERM'
  }
}

function linuxStatus(pid: number): { state: string; parent: number } | undefined {
  try {
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
