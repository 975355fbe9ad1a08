import { bundle } from './bundle'
import { filesRoot } from './files'

/** What pages load. `bun run build` puts the result in the place of this module. */
export const bundles = await bundle(filesRoot(), process.env.NODE_ENV !== 'development')
