import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openConsole, skip } from '../simulator/console/testing/open-console.ts'
import { playHalfAnHour } from './screenshots/half-an-hour.ts'
import { pictureOf } from './screenshots/picture.ts'
import { pictures } from './screenshots/pictures.ts'

const help = `Draws the pictures of the browser console that the documentation shows: every view in light and dark, of a network that
has carried out requests for half an hour of its own clock. Needs Chromium.

Usage: npm run screenshots [-- NAME…]

  NAME   only the pictures of that name, such as overview

Writes docs/images/console-NAME-THEME.webp. Exit status: 0 drawn, 1 no Chromium, or a picture is too large.`

/** Octets of a picture at most. */
const mostOctets = 100_000
const directory = join('docs', 'images')

async function draw(names: readonly string[]): Promise<number> {
  const console_ = await openConsole({ seed: '7', premises: 60, at: '2026-11-22T09:00:00Z' })
  let status = 0
  try {
    const played = await playHalfAnHour(console_.served)
    mkdirSync(directory, { recursive: true })
    for (const picture of pictures.filter(({ name }) => names.length === 0 || names.includes(name)))
      for (const theme of ['light', 'dark'] as const) {
        const { page } = await console_.page({ path: picture.path(played), theme, width: 1280, height: picture.height })
        await page.getByText(picture.seen).first().waitFor()
        await page.locator('.loading').first().waitFor({ state: 'detached' })
        await picture.prepare?.(page)
        const octets = await pictureOf(page)
        await page.close()
        const file = join(directory, `console-${picture.name}-${theme}.webp`)
        writeFileSync(file, octets)
        console.log(`${file}  ${octets.length} octets`)
        if (octets.length <= mostOctets) continue
        console.error(`${file} has more than ${mostOctets} octets`)
        status = 1
      }
  } finally {
    await console_.close()
  }
  return status
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
})
if (values.help) console.log(help)
else if (skip !== false) {
  console.error(`No picture was drawn: ${skip}`)
  process.exitCode = 1
} else process.exitCode = await draw(positionals)
