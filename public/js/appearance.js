/** Light or dark: as the system has it, or as somebody chose in this browser. It runs before the page is shown. */
;(() => {
  // A browser that keeps nothing has the system's.
  const show = () => {
    try {
      document.querySelector('[name=color-scheme]').content = localStorage.getItem('appearance') ?? 'light dark'
    } catch {}
  }

  show()
  addEventListener('storage', show)
})()
