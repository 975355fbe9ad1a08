/** The choice between light and dark in the menu; `appearance.js` shows it. */
// One made before this came.
const [made] = document.getElementsByName('appearance')
if (made?.selectedIndex > 0) keep(made)
else choose()
document.addEventListener('beforetoggle', choose, true)
document.addEventListener('change', ({ target }) => target.name === 'appearance' && keep(target))

function choose() {
  const { content } = document.querySelector('meta[name="color-scheme"]')
  for (const choice of document.getElementsByName('appearance')) choice.value = content
}

function keep({ value }) {
  try {
    localStorage.setItem('appearance', value)
  } catch {
    return choose()
  }
  // As it is told to the other tabs.
  dispatchEvent(new Event('storage'))
}
