import { expect, test } from 'bun:test'
import { meansFiles } from '../../public/js/pasted.js'

const photo = { name: 'photo.png' }

test.each([
  ['a picture alone', [photo], '', true],
  ['a file with its name', [photo], 'photo.png', true],
  ['a file with its path', [photo], '/home/ann/photo.png', true],
  ['a file with its path on Windows', [photo], 'C:\\Users\\Ann\\photo.png', true],
  [
    'files with their addresses',
    [photo, { name: 'b.pdf' }],
    'file:///home/ann/photo.png\r\nfile:///home/ann/b.pdf\r\n',
    true,
  ],
  ['cells of a spreadsheet with their picture', [{ name: 'image.png' }], 'Item\tPrice\nLamp\t40', false],
  ['words beside a file name', [photo], 'photo.png\nis what I mean', false],
  ['text alone', [], 'Hello', false],
  ['nothing', [], '', false],
])('%s', (_what, files, text, meant) => {
  expect(meansFiles(files, text)).toBe(meant)
})
