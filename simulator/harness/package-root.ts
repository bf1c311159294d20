import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)

/** The folder that holds package.json: of the checkout, or of the installed package. */
export const packageRoot: string = (() => {
  let folder = dirname(here)
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
})()

/** Of this simulator, as package.json has it. */
export const packageVersion: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version

/** Where the code stands under it, and what its files end in: the sources, or `dist` with what was built of them. */
const codeRoot = relative(packageRoot, join(dirname(here), '..', '..'))

/** What Cucumber loads the steps of the features from, as a pattern from the package's root: with `/` on every system. */
export const stepDefinitions = join(codeRoot, 'step-definitions', '**', `!(*.test|*.d)${extname(here)}`)
  .split(sep)
  .join('/')
