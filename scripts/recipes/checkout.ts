import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectDirectory } from '../../certs/testing/judges.ts'

/** A directory in which commands find everything that the checkout holds, and may write what they like. */
export interface Checkout {
  readonly directory: string
  /** Comes first in PATH. */
  readonly bin: string
  remove(): void
}

/** What commands write, and what is of no use to them. */
const leftOut = ['reports', '.git', 'dist', 'certs/generated']
/** Folders that commands write into: of these it is the contents that are linked. */
const opened = ['certs']

/**
 * The checkout as links. What was built last may be older than the source, so the program is played from the source:
 * behind `npx dcc-sim`, which is what npx makes of the checkout's own `bin`, and in the place of `dist`.
 */
export function createCheckout(): Checkout {
  const directory = mkdtempSync(join(tmpdir(), 'recipe-'))
  const bin = join(directory, '.recipe-bin')
  const built = join(directory, 'dist/simulator/cli')
  linkContents('', directory)
  for (const folder of opened) linkContents(folder, directory)
  for (const folder of [bin, built]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(built, 'main.js'), fromSource)
  writeFileSync(join(bin, 'npx'), npx(join(built, 'main.js')))
  chmodSync(join(bin, 'npx'), 0o755)
  return { directory, bin, remove: () => rmSync(directory, { recursive: true }) }
}

/** Processes that the program starts take its options over. */
const fromSource = `import { register } from 'tsx/esm/api'
register()
process.execArgv.push('--import', 'tsx')
await import(${JSON.stringify(join(projectDirectory, 'simulator/cli/main.ts'))})
`

/** Like npx it does not pass SIGTERM on, and outlives the interrupt that a terminal sends to both. */
const npx = (main: string): string => `#!/bin/sh
if [ "$1" != dcc-sim ]; then echo "only npx dcc-sim is played here, not npx $1" >&2; exit 2; fi
shift
trap : INT
'${process.execPath}' '${main}' "$@"
`

function linkContents(folder: string, directory: string): void {
  mkdirSync(join(directory, folder), { recursive: true })
  for (const name of readdirSync(join(projectDirectory, folder))) {
    const path = join(folder, name)
    if (!leftOut.includes(path) && !opened.includes(path))
      symlinkSync(join(projectDirectory, path), join(directory, path))
  }
}
