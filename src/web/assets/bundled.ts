import { watch } from 'node:fs'
import { join } from 'node:path'
import { filesRoot } from '../../ground/files'
import { bundle } from './bundle'

const developing = process.env.NODE_ENV === 'development'

/** What pages load. `bun run build` puts the result in the place of this module. */
export const bundles = await bundle(filesRoot(), !developing)

// A change of a style or a script shows when the page is loaded again. A file that does not parse yet changes nothing.
if (developing) {
  watch(join(filesRoot(), 'public'), { recursive: true, persistent: false }, () => {
    bundle(filesRoot(), false).then((fresh) => Object.assign(bundles, fresh), console.error)
  })
}
