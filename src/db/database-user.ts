import { chownSync, existsSync, statSync } from 'node:fs'

/** As whom PostgreSQL's programs run. */
export interface DatabaseUser {
  /** What `Bun.spawn` needs to become that user. */
  identity: { uid?: number; gid?: number }
  /** The command that goes in front of the program. */
  prefix: string[]
  /** Gives him a folder. */
  own(folder: string): void
}

// "nobody" and its group on Linux.
const NOBODY = { uid: 65_534, gid: 65_534 }

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as himself; root runs it as the owner of the data that
 * is there, else as `nobody`. Where that user cannot reach the folder (below /root, say), he gets the one capability
 * that lets him pass closed folders on the way to his own. Throws with what to do where the system has no such thing.
 */
export async function databaseUser(home: string, cluster: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return { identity: {}, prefix: [], own: () => {} }

  const owner = existsSync(cluster) ? statSync(cluster) : NOBODY
  const { uid, gid } = owner.uid === 0 ? NOBODY : owner
  const own = (folder: string) => chownSync(folder, uid, gid)
  if (await enters(home, { uid, gid }, [])) return { identity: { uid, gid }, prefix: [], own }

  const caps = '+dac_read_search'
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  // Without that secure bit access(2), with which initdb looks for its programs, ignores the capability.
  const prefix = [...become, `--inh-caps=${caps}`, `--ambient-caps=${caps}`, '--securebits=+no_setuid_fixup']
  if (Bun.which('setpriv') && (await enters(home, {}, prefix))) return { identity: {}, prefix, own }

  throw new Error(
    `PostgreSQL refuses to run as root, and the user "nobody" cannot enter ${home}. ` +
      'Set DATA_DIR to a folder that others may enter, such as /var/lib/parley, or start Parley as an ordinary user.',
  )
}

async function enters(folder: string, identity: DatabaseUser['identity'], prefix: string[]): Promise<boolean> {
  const attempt = Bun.spawn([...prefix, '/bin/sh', '-c', 'test -x "$1"', 'sh', folder], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  return (await attempt.exited) === 0
}
