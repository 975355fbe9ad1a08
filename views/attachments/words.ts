/** A size in the words people know: `812 bytes`, `34 KB`, `9.5 MB`. Sizes are binary, as the limit of 10 MB is. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const kilobytes = bytes / 1024
  if (kilobytes < 999.5) return `${Math.round(kilobytes)} KB`
  return `${(kilobytes / 1024).toFixed(1).replace(/\.0$/, '')} MB`
}

const KINDS: [RegExp, string][] = [
  [/^application\/pdf$/, 'PDF'],
  [/^text\/plain/, 'Text'],
  [/^image\/(?:x-)?([a-z]+)/, 'picture'],
  [/^audio\//, 'Audio'],
  [/^video\//, 'Video'],
  [/word/, 'Word document'],
  [/excel|spreadsheet/, 'Spreadsheet'],
  [/powerpoint|presentation/, 'Presentation'],
  [/rtf|opendocument\.text/, 'Document'],
  [/zip|rar|7z|tar|gzip|bzip|xz|zstd/, 'Archive'],
]

/** What a type is called: `PDF`, `Spreadsheet`, `PNG picture`; `File` where nobody would know its name. */
export function typeInWords(type: string): string {
  const [, kind] = KINDS.find(([pattern]) => pattern.test(type)) ?? []
  if (kind === 'picture') return `${type.replace(/^image\/(x-)?/, '').toUpperCase()} ${kind}`
  return kind ?? 'File'
}
