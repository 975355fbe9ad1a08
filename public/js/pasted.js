/**
 * Whether files that are pasted are meant themselves. Cells copied from a spreadsheet come as a picture too; if there is
 * text, the text is meant. But a file copied in a file manager may come with its name or its path as text.
 */
export function meansFiles(files, text) {
  const isFile = (line) => line.startsWith('file:') || files.some(({ name }) => line.split(/[/\\]/).pop() === name)
  return (
    files.length > 0 &&
    text
      .split(/[\r\n]+/)
      .filter(Boolean)
      .every(isFile)
  )
}
