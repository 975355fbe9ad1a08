import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from './file-store'

/** Files in a folder with 256 subfolders, so that none holds too many. */
export function diskStore(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key)
  return {
    async put(key, path) {
      await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 })
      await rename(path, pathOf(key))
    },
    async read(key) {
      const file = Bun.file(pathOf(key))
      return (await file.exists()) ? file : undefined
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
