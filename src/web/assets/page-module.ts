/** The module that later scripts import, and in whose place the address of the page's script is written. */
export const PAGE_MODULE = './page.js'
