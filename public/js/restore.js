/** Unsaved text comes back at once; new text is kept from the first focus on (`kept-forms.js`). */
try {
  if (sessionStorage.getItem('parley.forms')) document.body.dispatchEvent(new Event('focusin'))
} catch {}
