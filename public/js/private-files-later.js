import { attach } from './attach.js'

import { loadScript } from './later.js'

/** The script that fetches files without a cookie is loaded when the first one appears. */
attach('[data-private-picture], [data-private-file]', () =>
  loadScript(document.querySelector('[data-private-files]').dataset.privateFiles),
)
