/** What was typed before and not saved comes back at once; what is typed now is kept from the first focus on (`kept-forms.js`). */
try {
  if (sessionStorage.getItem('parley.forms')) document.body.dispatchEvent(new Event('focusin'))
} catch {}
