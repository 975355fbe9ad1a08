import { readdirSync, readFileSync } from 'node:fs'

/** Memory in MB, shared pages counted by share (PSS): of a process, and of all that it started. Linux only. */
export function memoryOf(pid: number): { own: number; descendants: number } {
  return { own: pss(pid), descendants: processesBelow(pid).reduce((sum, each) => sum + pss(each), 0) }
}

/** All processes that a process started, and those that they did. */
export function processesBelow(pid: number): number[] {
  const parents = new Map(pids().map((each) => [each, parentOf(each)]))
  const descends = (each: number): boolean => {
    const parent = parents.get(each) ?? 0
    return parent === pid || (parent > 1 && descends(parent))
  }
  return [...parents.keys()].filter(descends)
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** 0 for a process that has ended meanwhile. */
function parentOf(pid: number): number {
  const status = read(`/proc/${pid}/stat`)
  // The name before may hold anything, also a bracket.
  return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

function pss(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
