/**
 * What a script that is loaded later has in common with its page. The page exports it, and the address of this module
 * becomes the page's own, so that there is one of each.
 */
export { access } from './access.js'
export { attach } from './attach.js'
export { viewer } from './files.js'
export { notify, sealOf, toFragment } from './guard.js'
export { default as htmx } from './htmx.js'
export { loadScript } from './later.js'
export { outbox } from './outbox.js'
export { serverTime } from './times.js'
