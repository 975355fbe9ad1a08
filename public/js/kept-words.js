import { attach } from './attach.js'

/** What a visitor has typed and not sent is there again after a reload. */
attach('[data-composer]', (form) => {
  const KEY = 'parley.words'
  const text = form.querySelector('textarea')
  try {
    text.value ||= sessionStorage.getItem(KEY) ?? ''
    text.addEventListener('input', () => sessionStorage.setItem(KEY, text.value))
    form.dispatchEvent(new CustomEvent('parley:filled'))
  } catch {}
})
