/** Takes a note in the corner away when it has been read, or dismissed. */
parley.attach('[data-toast]', (toast) => {
  toast.querySelector('[data-dismiss]').addEventListener('click', () => toast.remove())
  let timer = setTimeout(() => toast.remove(), 8000)
  toast.addEventListener('pointerenter', () => clearTimeout(timer))
  toast.addEventListener('pointerleave', () => {
    timer = setTimeout(() => toast.remove(), 3000)
  })
})

/** Says something that the page itself has found out. Returns the note. */
parley.toast = (words) => {
  const toast = parley.fragment(
    '<div class=toast data-toast><p></p><button class=tool type=button aria-label=Dismiss data-dismiss><svg class=icon aria-hidden=true><use href="#icon-close"/></svg></button></div>',
  ).firstChild
  toast.firstChild.textContent = words
  document.getElementById('toasts').append(toast)
  return toast
}
