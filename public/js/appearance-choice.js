/** The choice between light and dark in the menu; `appearance.js` shows it. */
// One made before this came.
const [existingChoice] = document.getElementsByName('appearance')
if (existingChoice?.selectedIndex > 0) saveChoice(existingChoice)
else choose()
document.addEventListener('beforetoggle', choose, true)
document.addEventListener('change', ({ target }) => target.name === 'appearance' && saveChoice(target))

function choose() {
  const { content } = document.querySelector('meta[name="color-scheme"]')
  for (const choice of document.getElementsByName('appearance')) choice.value = content
}

function saveChoice({ value }) {
  try {
    localStorage.setItem('appearance', value)
  } catch {
    return choose()
  }
  // As it is told to the other tabs.
  dispatchEvent(new Event('storage'))
}
