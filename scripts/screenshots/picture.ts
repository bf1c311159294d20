import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Colours of a picture beside those of the console: enough for the edges of letters. */
const others = 80

/** The colours that the console is drawn in, which mean something: each stays what it is. */
const own = [
  ...new Set(
    [
      ...readFileSync(join('simulator', 'console', 'styles', 'tokens.css'), 'utf8').matchAll(
        /#([0-9a-f]{6}|[0-9a-f]{3})\b/g,
      ),
    ].map(([, hex = '']) => (hex.length === 3 ? hex.replace(/./g, '$&$&') : hex)),
  ),
]

/**
 * A page as it is seen, as WebP without loss, in a few colours: those of the console, and the most frequent ones beside them. The
 * others become the nearest of these.
 */
export async function pictureOf(page: Page): Promise<Buffer> {
  const png = await page.screenshot({ animations: 'disabled' })
  const desk = await page.context().browser()?.newPage()
  if (desk === undefined) throw new Error('the browser has been closed')
  try {
    const given = JSON.stringify([png.toString('base64'), own, others])
    const address = await desk.evaluate<string>(`(${reduced})(${given})`)
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  } finally {
    await desk.close()
  }
}

/** Runs in the browser, which has the only decoder of PNG and encoder of WebP that is at hand. */
const reduced = `async ([png, own, others]) => {
  const octets = Uint8Array.from(atob(png), (character) => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([octets], { type: 'image/png' }))
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  const pen = canvas.getContext('2d')
  pen.drawImage(bitmap, 0, 0)
  const image = pen.getImageData(0, 0, canvas.width, canvas.height)
  const pixels = new Uint32Array(image.data.buffer)
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const kept = own.map((hex) => (0xff000000 | (parseInt(hex.slice(4), 16) << 16) | (parseInt(hex.slice(2, 4), 16) << 8) | parseInt(hex.slice(0, 2), 16)) >>> 0)
  const frequent = [...counts].sort((one, other) => other[1] - one[1]).map(([pixel]) => pixel)
  const palette = [...new Set([...kept.filter((pixel) => counts.has(pixel)), ...frequent.slice(0, others)])]
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]
  const apart = (one, other) => parts(one).reduce((sum, part, at) => sum + (part - parts(other)[at]) ** 2, 0)
  const nearest = new Map(palette.map((pixel) => [pixel, pixel]))
  for (const pixel of counts.keys()) {
    if (nearest.has(pixel)) continue
    nearest.set(pixel, palette.reduce((best, each) => (apart(pixel, each) < apart(pixel, best) ? each : best)))
  }
  pixels.forEach((pixel, at) => { pixels[at] = nearest.get(pixel) })
  pen.putImageData(image, 0, 0)
  return canvas.toDataURL('image/webp', 1)
}`
