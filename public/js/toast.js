import { attach } from './attach.js'

/** Takes a note in the corner away when it has been read, or dismissed. */
attach('[data-toast]', (toast) => {
  toast.querySelector('[data-dismiss]').addEventListener('click', () => toast.remove())
  let timer = setTimeout(() => toast.remove(), 8000)
  toast.addEventListener('pointerenter', () => clearTimeout(timer))
  toast.addEventListener('pointerleave', () => {
    timer = setTimeout(() => toast.remove(), 3000)
  })
})
