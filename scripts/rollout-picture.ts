import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolloutPicture, themes, usualRollout } from './rollout-picture/rollout-picture.ts'

// Draws the plot that the README shows: what `dcc-sim rollout` works out, in light and dark.

const runs = usualRollout()
for (const theme of themes) {
  const file = join('docs', 'images', `rollout-${theme}.svg`)
  const picture = rolloutPicture(runs, theme)
  writeFileSync(file, picture)
  console.log(`${file}  ${Buffer.byteLength(picture)} octets`)
}
