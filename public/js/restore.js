/**
 * What was typed before and not saved comes back at once; what is typed now is kept from the first act on: `kept-forms.js`
 * for forms, and for the composer `drafts.js`.
 */
;(() => {
  const restore = () => document.body.dispatchEvent(new Event('focusin'))

  parley.attach('[data-draft]:not([data-body=""], form)', restore)
  try {
    if (
      sessionStorage.getItem('parley.forms') ||
      Object.keys(localStorage).some((key) => key.startsWith('parley.draft'))
    )
      restore()
  } catch {}
})()
