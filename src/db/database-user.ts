import { chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The user that PostgreSQL's programs run as. */
export interface DatabaseUser {
  /** The user's number; undefined if Parley already runs as this user. */
  uid?: number
  /** What `Bun.spawn` needs to become that user. */
  identity: { uid?: number; gid?: number }
  /** The command that goes in front of the program. */
  prefix: string[]
  /** Makes the user the owner of a folder. */
  takeOwnership(folder: string): void
}

// "nobody" and its group on Linux.
const NOBODY = { uid: 65_534, gid: 65_534 }

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of the existing data or of the folder, or else
 * as `nobody`; an ordinary user runs it as themselves. Root gives the data folder to that user, because it is closed to
 * all others; other files in it stay root's. If the user still cannot reach it (below /root, say), they get the
 * capability that lets them pass closed folders. Throws with instructions if the system has none.
 */
export async function databaseUser(dataDir: string, home: string, cluster: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return { identity: {}, prefix: [], takeOwnership: () => {} }

  const { uid, gid } = [cluster, dataDir].map(ownerOf).find(isUser) ?? NOBODY
  const takeOwnership = (folder: string) => chownSync(folder, uid, gid)
  if (await enters(dirname(dataDir), { uid, gid }, [])) {
    if (!isUser(ownerOf(dataDir))) takeOwnership(dataDir)
    takeOwnership(home)
    if (await enters(home, { uid, gid }, [])) return { uid, identity: { uid, gid }, prefix: [], takeOwnership }
  }

  const caps = '+dac_read_search'
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  // Without that secure bit access(2), with which initdb looks for its programs, ignores the capability.
  const prefix = [...become, `--inh-caps=${caps}`, `--ambient-caps=${caps}`, '--securebits=+no_setuid_fixup']
  if (Bun.which('setpriv') && (await enters(home, {}, prefix))) return { uid, identity: {}, prefix, takeOwnership }

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
