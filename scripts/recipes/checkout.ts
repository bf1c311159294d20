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
 * The checkout as links. `npx dcc-sim` is what npx makes of the checkout's own `bin`, here straight from the source: npx
 * would build the package first, and run what was built last.
 */
export function createCheckout(): Checkout {
  const directory = mkdtempSync(join(tmpdir(), 'recipe-'))
  const bin = join(directory, '.recipe-bin')
  linkContents('', directory)
  for (const folder of opened) linkContents(folder, directory)
  mkdirSync(bin)
  const main = join(projectDirectory, 'simulator/cli/main.ts')
  writeFileSync(join(bin, 'npx'), npx(main))
  chmodSync(join(bin, 'npx'), 0o755)
  return { directory, bin, remove: () => rmSync(directory, { recursive: true }) }
}

function linkContents(folder: string, directory: string): void {
  mkdirSync(join(directory, folder), { recursive: true })
  for (const name of readdirSync(join(projectDirectory, folder))) {
    const path = join(folder, name)
    if (!leftOut.includes(path) && !opened.includes(path))
      symlinkSync(join(projectDirectory, path), join(directory, path))
  }
}

const npx = (main: string): string => `#!/bin/sh
if [ "$1" != dcc-sim ]; then echo "only npx dcc-sim is played here, not npx $1" >&2; exit 2; fi
shift
exec '${process.execPath}' --import tsx '${main}' "$@"
`
