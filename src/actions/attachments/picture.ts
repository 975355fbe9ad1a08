import { closeSync, openSync, readSync } from 'node:fs'
import pLimit from 'p-limit'

/** A picture as it is shown, in pixels, and a small version of it as WebP. */
export interface Picture {
  width: number
  height: number
  thumbnail: Uint8Array
}

/** The types that are shown as pictures: all browsers display them, and none can contain a script. */
export const RASTER = ['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/bmp']

/**
 * The largest pictures that are decoded. A JPEG is decoded as small as it is needed, so it may be what the largest
 * cameras of telephones make. All others take four bytes a pixel, 111 MB for a fifth of a second, so one is decoded at a
 * time.
 */
const MOST_PIXELS_OF_JPEG = 50_000_000
const MOST_PIXELS = 25_000_000
// A scan of a progressive JPEG can be as short as 75 bytes, and each costs a pass over the whole picture. Ten are
// usual.
const MOST_SCANS = 20
const THUMBNAIL = { width: 640, height: 480 }

const oneAtATime = pLimit(1)
// If that many are waiting, the next picture goes without a preview.
const MOST_WAITING = 100

/** Reads a file as a picture; undefined if it is not one, is broken, or is too large to decode. */
export function pictureIn(path: string, type: string): Promise<Picture | undefined> | undefined {
  if (!RASTER.includes(type) || oneAtATime.pendingCount >= MOST_WAITING) return undefined
  return oneAtATime(() => decodePicture(path, type))
}

async function decodePicture(path: string, type: string): Promise<Picture | undefined> {
  if (type === 'image/jpeg' && hasManyScans(path)) return undefined
  try {
    // Opened by its path: a buffer of ten megabytes for each picture would wait for the garbage collector.
    const image = new Bun.Image(path, { maxPixels: type === 'image/jpeg' ? MOST_PIXELS_OF_JPEG : MOST_PIXELS })
    const { width, height } = await image.metadata()
    const thumbnail = await image
      .resize(THUMBNAIL.width, THUMBNAIL.height, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .bytes()
    return { width, height, thumbnail }
  } catch {
    return undefined
  }
}

/** Counts the marker that begins a scan; the few that stand in previews inside the file do not matter. */
function hasManyScans(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    let scans = 0
    for (let at = 0, length = 0; (length = readSync(file, window, 0, window.length, at)) > 1; at += length - 1) {
      const read = window.subarray(0, length)
      for (let position = read.indexOf(SCAN); position !== -1; position = read.indexOf(SCAN, position + 2))
        if (++scans > MOST_SCANS) return true
    }
    return false
  } finally {
    closeSync(file)
  }
}

const SCAN = Buffer.from([0xff, 0xda])
const window = Buffer.alloc(256 * 1024)
