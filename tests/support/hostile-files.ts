import {
  gif,
  gifSaying,
  inflating,
  joined,
  jpegSaying,
  jpegWithScans,
  pdf,
  picture,
  png,
  webpSayingTheMost,
  zip,
} from './sample-files'

/** A file that somebody made to do harm, and what it may become: its type, and whether it is shown as a picture. */
export interface HostileFile {
  what: string
  name: string
  content: Uint8Array<ArrayBuffer>
  type: RegExp
  shown?: boolean
}

const text = (words: string) => new TextEncoder().encode(words)
const TEXT = /^text\/plain; charset=utf-8$/
const MB = 1024 * 1024

export async function hostileFiles(): Promise<HostileFile[]> {
  const jpeg = await picture('jpeg')
  const photo = await picture('png')
  return [
    {
      what: 'HTML with a script',
      name: 'page.html',
      content: text('<!doctype html><script>alert(1)</script>'),
      type: TEXT,
    },
    {
      what: 'HTML that is called a picture',
      name: 'photo.png',
      content: text('<html><body onload=alert(1)>'),
      type: TEXT,
    },
    {
      what: 'SVG with a script',
      name: 'logo.svg',
      content: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      type: TEXT,
    },
    {
      what: 'SVG after an XML declaration',
      name: 'logo.svg',
      content: text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      type: TEXT,
    },
    {
      what: 'XML that names a file',
      name: 'x.xml',
      content: text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'),
      type: TEXT,
    },
    {
      what: 'HTML in UTF-16',
      name: 'page.html',
      content: joined(new Uint8Array([0xff, 0xfe]), Buffer.from('<script>alert(1)</script>', 'utf16le')),
      type: /octet-stream|text\/plain/,
    },
    {
      what: 'a script that begins like a GIF',
      name: 'x.gif',
      content: text('GIF89a/*                                */=1;alert(1)//'),
      type: /^image\/gif$/,
    },
    {
      what: 'a GIF with a page behind it',
      name: 'x.gif',
      content: joined(gif, text('<script>alert(1)</script>')),
      type: /^image\/gif$/,
      shown: true,
    },
    {
      what: 'a PDF with a page behind it',
      name: 'x.pdf',
      content: joined(pdf, text('<html><script>alert(1)</script>')),
      type: /^application\/pdf$/,
    },
    {
      what: 'a JPEG with PHP in it',
      name: 'x.php.jpg',
      content: joined(
        jpeg.subarray(0, 2),
        new Uint8Array([0xff, 0xfe, 0, 26]),
        text('<?php system($_GET[0]);?>').subarray(0, 24),
        jpeg.subarray(2),
      ),
      type: /^image\/jpeg$/,
      shown: true,
    },
    { what: 'a PNG of 50,000 × 50,000', name: 'x.png', content: png(50_000, 50_000), type: /^image\/png$/ },
    {
      what: 'a JPEG of 50,000 × 50,000',
      name: 'x.jpg',
      content: await jpegSaying(50_000, 50_000),
      type: /^image\/jpeg$/,
    },
    { what: 'a GIF of 50,000 × 50,000', name: 'x.gif', content: gifSaying(50_000, 50_000), type: /^image\/gif$/ },
    { what: 'a WebP of 16,383 × 16,383', name: 'x.webp', content: await webpSayingTheMost(), type: /^image\/webp$/ },
    {
      what: 'a PNG of 49 million pixels in 140 KB',
      name: 'x.png',
      content: png(8000, 6125, new Uint8Array(24_001 * 6125)),
      type: /^image\/png$/,
    },
    {
      what: 'a PNG of 25 million pixels in 71 KB',
      name: 'x.png',
      content: png(5000, 5000, new Uint8Array(15_001 * 5000)),
      type: /^image\/png$/,
      shown: true,
    },
    {
      what: 'a PNG whose colour profile is 250 MB',
      name: 'x.png',
      content: png(10, 10, new Uint8Array(310), [inflating('iCCP', 250 * MB)]),
      type: /^image\/png$/,
    },
    {
      what: 'a PNG whose comment is 250 MB',
      name: 'x.png',
      content: png(10, 10, new Uint8Array(310), [inflating('zTXt', 250 * MB)]),
      type: /^image\/png$/,
    },
    {
      what: 'a PNG of 10 × 10 with 250 MB of pixels',
      name: 'x.png',
      content: png(10, 10, new Uint8Array(250 * MB)),
      type: /^image\/png$/,
      shown: true,
    },
    { what: 'a JPEG of 5,000 scans', name: 'x.jpg', content: await jpegWithScans(5000), type: /^image\/jpeg$/ },
    {
      what: 'a zip that is 250 MB',
      name: 'x.zip',
      content: zip('zeros', new Uint8Array(250 * MB)),
      type: /^application\/zip$/,
    },
    {
      what: 'a document whose list of contents is 250 MB',
      name: 'x.docx',
      content: zip('[Content_Types].xml', new Uint8Array(250 * MB)),
      type: /^application\/(zip|vnd\.openxml.*|octet-stream)$/,
    },
    { what: 'a PNG that was cut', name: 'x.png', content: photo.slice(0, photo.length / 2), type: /^image\/png$/ },
    {
      what: 'a JPEG that was cut',
      name: 'x.jpg',
      content: jpeg.slice(0, jpeg.length / 2),
      type: /^image\/jpeg$/,
      shown: true,
    },
    {
      what: 'nothing but a signature',
      name: 'x.png',
      content: photo.slice(0, 8),
      type: /^(image\/png|application\/octet-stream)$/,
    },
    {
      what: 'a program',
      name: 'photo.jpg',
      content: joined(text('MZ'), new Uint8Array(500)),
      type: /^application\/(x-msdownload|vnd\.microsoft\.portable-executable|octet-stream)$/,
    },
  ]
}
