import { chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The user that PostgreSQL's programs run as. */
export interface DatabaseUser {
  /** His number; undefined where he is who runs Parley. */
  uid?: number
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
 * is there, or of the folder, else as `nobody`. The data folder is closed to all but its owner, so root gives it to that
 * user; what lies in it beside the database stays root's. Where he cannot reach it even so (below /root, say), he gets
 * the one capability that lets him pass closed folders. Throws with what to do where the system has no such thing.
 */
export async function databaseUser(dataDir: string, home: string, cluster: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return { identity: {}, prefix: [], own: () => {} }

  const { uid, gid } = [cluster, dataDir].map(ownerOf).find(isUser) ?? NOBODY
  const own = (folder: string) => chownSync(folder, uid, gid)
  if (await enters(dirname(dataDir), { uid, gid }, [])) {
    if (!isUser(ownerOf(dataDir))) own(dataDir)
    own(home)
    if (await enters(home, { uid, gid }, [])) return { uid, identity: { uid, gid }, prefix: [], own }
  }

  const caps = '+dac_read_search'
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  // Without that secure bit access(2), with which initdb looks for its programs, ignores the capability.
  const prefix = [...become, `--inh-caps=${caps}`, `--ambient-caps=${caps}`, '--securebits=+no_setuid_fixup']
  if (Bun.which('setpriv') && (await enters(home, {}, prefix))) return { uid, identity: {}, prefix, own }

  throw new Error(
    `PostgreSQL refuses to run as root, and the user "nobody" cannot enter ${home}. ` +
      'Set DATA_DIR to a folder that others may reach, such as /var/lib/parley, or start Parley as an ordinary user.',
  )
}

interface Owner {
  uid: number
  gid: number
}

function ownerOf(path: string): Owner | undefined {
  return existsSync(path) ? statSync(path) : undefined
}

/** An ordinary user that the system knows: initdb does not run as another. */
function isUser(owner: Owner | undefined): owner is Owner {
  if (!owner || owner.uid === 0) return false
  return Bun.spawnSync(['id', '-nu', String(owner.uid)], { stdio: ['ignore', 'ignore', 'ignore'] }).success
}

async function enters(folder: string, identity: DatabaseUser['identity'], prefix: string[]): Promise<boolean> {
  const attempt = Bun.spawn([...prefix, '/bin/sh', '-c', 'test -x "$1"', 'sh', folder], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  return (await attempt.exited) === 0
}
