/** Light or dark: as the system has it, or as somebody chose in this browser. It runs before the page is shown. */
;(() => {
  const scheme = document.querySelector('meta[name="color-scheme"]')
  const chosen = () => localStorage.getItem('appearance') ?? 'light dark'
  const show = () => {
    scheme.content = chosen()
  }

  // A browser that keeps nothing has the system's.
  try {
    show()
  } catch {
    return
  }
  addEventListener('storage', show)
  document.addEventListener(
    'beforetoggle',
    () => {
      for (const choice of document.getElementsByName('appearance')) choice.value = chosen()
    },
    true,
  )
  document.addEventListener('change', ({ target }) => {
    if (target.name !== 'appearance') return
    localStorage.setItem('appearance', target.value)
    show()
  })
})()
