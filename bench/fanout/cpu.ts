import { readdirSync, readFileSync } from 'node:fs'

// What Linux counts processor time in, on every architecture that Bun runs on.
const TICKS_A_SECOND = 100

/** Seconds of processor time so far: of a process, and of all that it started and that still runs. Linux only. */
export function cpuOf(pid: number): { own: number; descendants: number } {
  return { own: seconds(pid), descendants: descendantsOf(pid).reduce((sum, each) => sum + seconds(each), 0) }
}

function descendantsOf(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  )
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function seconds(pid: number): number {
  const status = read(`/proc/${pid}/stat`)
  // The name before may hold anything, also a bracket.
  const [user = 0, system = 0] = status
    .slice(status.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) / TICKS_A_SECOND
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
