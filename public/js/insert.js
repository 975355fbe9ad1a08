/** Writes where the caret is, over what is selected, so that the browser's own undo takes it back. */
export function insertText(box, words) {
  box.focus()
  // The only way that undo knows of; old, and without a successor.
  if (document.execCommand('insertText', false, words)) return
  box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
