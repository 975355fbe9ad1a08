import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

// Files as people send them, and as attackers make them. All are made here, byte by byte where they must be.

type Bytes = Uint8Array<ArrayBuffer>

/** A picture with a gradient, which compresses neither to nothing nor badly. */
export async function picture(format: 'png' | 'jpeg' | 'webp', width = 640, height = 480): Promise<Bytes> {
  const image = new Bun.Image(png(width, height, gradient(width, height)))
  const bytes =
    format === 'png' ? image.png() : format === 'jpeg' ? image.jpeg({ quality: 85 }) : image.webp({ quality: 80 })
  return new Uint8Array(await bytes.bytes())
}

/** A PNG of any size with these pixels, or with as few as deflate makes of nothing. */
export function png(
  width: number,
  height: number,
  pixels: Uint8Array = new Uint8Array(1000),
  chunks: Uint8Array[] = [],
): Bytes {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  return joined(
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  )
}

/** A chunk of a PNG that inflates to so many bytes: a colour profile, or a comment. */
export function inflating(type: 'iCCP' | 'zTXt', bytes: number): Uint8Array {
  return chunk(type, Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(Buffer.alloc(bytes))]))
}

/** A picture of one pixel that moves. */
export const gif: Bytes = new Uint8Array(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
)

/** The same GIF, saying that it is this large. */
export function gifSaying(width: number, height: number): Bytes {
  const bytes = Buffer.from(gif)
  for (const at of [6, gif.indexOf(0x2c) + 5]) {
    bytes.writeUInt16LE(width, at)
    bytes.writeUInt16LE(height, at + 2)
  }
  return new Uint8Array(bytes)
}

/** A JPEG that says in its header that it is this large. */
export async function jpegSaying(width: number, height: number): Promise<Bytes> {
  const bytes = Buffer.from(await picture('jpeg', 64, 48))
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return new Uint8Array(bytes)
}

/** A WebP that says in its header that it is as large as a WebP can be. */
export async function webpSayingTheMost(): Promise<Bytes> {
  const bytes = Buffer.from(await picture('webp', 64, 48))
  const frame = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]))
  bytes.writeUInt16LE(0x3fff, frame + 3)
  bytes.writeUInt16LE(0x3fff, frame + 5)
  return new Uint8Array(bytes)
}

/** A progressive JPEG whose last scan of a few bytes comes again and again, each a pass over the whole picture. */
export async function jpegWithScans(times: number, width = 4000, height = 3000): Promise<Bytes> {
  const black = png(width, height, new Uint8Array((width * 3 + 1) * height))
  const bytes = Buffer.from(await new Bun.Image(black).jpeg({ progressive: true }).bytes())
  const scan = bytes.subarray(bytes.lastIndexOf(Buffer.from([0xff, 0xda])), -2)
  return joined(bytes.subarray(0, -2), ...Array<Uint8Array>(times).fill(scan), bytes.subarray(-2))
}

/** A JPEG that was taken with the camera turned by a quarter. */
export async function turnedJpeg(): Promise<Bytes> {
  const bytes = await picture('jpeg', 400, 300)
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000',
    'hex',
  )
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return joined(bytes.subarray(0, 2), marker, exif, bytes.subarray(2))
}

/** A zip of one file; one of zeros is a thousandth of what it makes. */
export function zip(name: string, content: Uint8Array): Bytes {
  const packed = deflateRawSync(content)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(content) >>> 0, 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, Buffer.alloc(14), Buffer.from(name)])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return joined(local, entry, end)
}

export const pdf: Bytes = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
)

export function joined(...parts: Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts))
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(named) >>> 0, 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

function gradient(width: number, height: number): Uint8Array {
  const pixels = new Uint8Array((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    let at = y * (width * 3 + 1) + 1
    for (let x = 0; x < width; x++) {
      pixels[at++] = (x * 255) / width
      pixels[at++] = (y * 255) / height
      pixels[at++] = ((x ^ y) & 63) * 4
    }
  }
  return pixels
}
