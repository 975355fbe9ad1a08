import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FolderInUse, lockFolder } from '../../src/db/lock'
import { until } from '../../tests/support/eventually'

const FREE_WITHIN_MS = 300_000

/** The path of a filled data folder, once nobody uses it any more. Throws where there is none, or it stays in use. */
export async function freeFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir)
  if (!existsSync(join(folder, 'postgres/data')))
    throw new Error(`There is no database in ${folder}. Fill one with bench/seed.ts.`)
  if (isFree(folder)) return folder
  console.log(`${folder} is in use; waiting until it is not.`)
  if (!(await until(() => isFree(folder), FREE_WITHIN_MS, 1000))) throw new Error(`${folder} is still in use.`)
  return folder
}

function isFree(folder: string): boolean {
  try {
    lockFolder(folder).release()
    return true
  } catch (error) {
    if (error instanceof FolderInUse) return false
    throw error
  }
}
