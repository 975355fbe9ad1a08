/** The choice between light and dark in the menu; `appearance.js` shows it. */
;(() => {
  const choose = () => {
    const { content } = document.querySelector('meta[name="color-scheme"]')
    for (const choice of document.getElementsByName('appearance')) choice.value = content
  }

  choose()
  document.addEventListener('beforetoggle', choose, true)
  document.addEventListener('change', ({ target }) => {
    if (target.name !== 'appearance') return
    try {
      localStorage.setItem('appearance', target.value)
    } catch {
      return choose()
    }
    // As it is told to the other tabs.
    dispatchEvent(new Event('storage'))
  })
})()
