import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The processes that were told of a folder or work in it, one a line, without this one. */
export function processesIn(folder: string): string[] {
  return all().filter((line) => line.includes(folder) && !line.startsWith(`${process.pid} `))
}

/** The processes that a process started. */
export function childrenOf(pid: number): number[] {
  const found = Bun.spawnSync(['ps', '-axo', 'pid=,ppid=']).stdout.toString().trim().split('\n')
  return found
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []))
}

/** Whether a process holds a TCP port; Linux only. */
export function listensOnTcp(pid: number): boolean {
  const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => {
    const [, ...rows] = readFileSync(table, 'utf8').trim().split('\n')
    return rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , state]) => state === '0A')
      .map((columns) => `socket:[${columns[9]}]`)
  })
  return readdirSync(`/proc/${pid}/fd`).some((descriptor) => listening.includes(link(`/proc/${pid}/fd/${descriptor}`)))
}

function all(): string[] {
  if (process.platform !== 'linux')
    return Bun.spawnSync(['ps', '-axo', 'pid,command'])
      .stdout.toString()
      .split('\n')
      .map((line) => line.trim())
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => `${pid} ${commandOf(pid)} in ${link(`/proc/${pid}/cwd`)}`)
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
