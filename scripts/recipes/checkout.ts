import { execFileSync } from 'node:child_process'
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
const leftOut = ['reports', '.git', 'certs/generated']
/** Folders that commands write into: of these it is the contents that are linked. */
const opened = ['certs']

/** Brings `dist` up to date with the source, as `npm ci` does; once for all checkouts of a process. */
function buildOnce(): void {
  if (isBuilt) return
  execFileSync(process.execPath, [join(projectDirectory, 'scripts/build.mjs'), '--if-needed'], { stdio: 'pipe' })
  isBuilt = true
}

let isBuilt = false

/** The checkout as links, with the program as `npm ci` builds it, and what npx makes of the checkout's own `bin`. */
export function createCheckout(): Checkout {
  buildOnce()
  const directory = mkdtempSync(join(tmpdir(), 'recipe-'))
  const bin = join(directory, '.recipe-bin')
  linkContents('', directory)
  for (const folder of opened) linkContents(folder, directory)
  mkdirSync(bin)
  writeFileSync(join(bin, 'npx'), npx(join(projectDirectory, 'bin/dcc-sim.mjs')))
  chmodSync(join(bin, 'npx'), 0o755)
  return { directory, bin, remove: () => rmSync(directory, { recursive: true }) }
}

/** Like npx it does not pass SIGTERM on, and outlives the interrupt that a terminal sends to both. */
const npx = (program: string): string => `#!/bin/sh
if [ "$1" != dcc-sim ]; then echo "only npx dcc-sim is played here, not npx $1" >&2; exit 2; fi
shift
trap : INT
'${process.execPath}' '${program}' "$@"
`

function linkContents(folder: string, directory: string): void {
  mkdirSync(join(directory, folder), { recursive: true })
  for (const name of readdirSync(join(projectDirectory, folder))) {
    const path = join(folder, name)
    if (!leftOut.includes(path) && !opened.includes(path))
      symlinkSync(join(projectDirectory, path), join(directory, path))
  }
}
