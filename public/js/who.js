import { attach } from './attach.js'

/** The placeholder names the person one writes to. */
attach('[data-write-to]', ({ dataset }) => {
  const form = document.querySelector('[data-composer]')
  form.querySelector('textarea').dataset.placeholder = dataset.writeTo
  form.follow?.()
})
