import { parseArgs } from 'node:util'
import { compile, missingCompiler } from './build/compile.mjs'
import { digestOfSource } from './build/source.mjs'
import { builtFrom, dist, putInPlace, removeOthers } from './build/swap.mjs'

// Plain JavaScript, and nothing but Node: `npm ci` runs it where no development dependency is installed.

const help = `Makes dist, which is what the package holds: JavaScript, its types, and the files that are read beside the code.
It is built beside and moved into place file by file: programs that run from dist meanwhile go on.

Usage: npm run build [-- OPTION]

  --if-needed  builds only where dist is not that of this source. Where nothing can be built (no compiler, a checkout that
               cannot be written), says so and exits 0: npm ci is to go on
  --check      builds nothing; exits 1 where dist is not that of this source
  --prune      also removes from dist what this source does not make: for packing

Exit status: 0 built, 1 the compiler refused something, or nothing could be built.`

/** @param {{ prune?: boolean }} options */
async function build({ prune = false }) {
  const digest = digestOfSource()
  const complaint = missingCompiler()
  if (complaint !== null) return { built: false, because: complaint }
  try {
    const made = await compile(`.${dist}-${process.pid}`)
    if (made.refused !== null) return { built: false, refused: true, because: made.refused }
    const files = putInPlace(made.directory, digest)
    if (prune) removeOthers(files)
    made.discard()
    return { built: true }
  } catch (fault) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(fault.code)) throw fault
    const state = builtFrom() === null ? 'there is none yet' : 'the one that is there is of another source'
    return {
      built: false,
      because: `${process.cwd()} cannot be written to (${fault.code}), so dist was not built; ${state}`,
    }
  }
}

async function main({ 'if-needed': ifNeeded = false, check = false, prune = false }) {
  const isUpToDate = builtFrom() === digestOfSource()
  if (check) return isUpToDate ? 0 : 1
  if (ifNeeded && isUpToDate) return 0
  const { built, refused = false, because } = await build({ prune })
  if (built) return 0
  console.error(because)
  return ifNeeded && !refused ? 0 : 1
}

const options = Object.fromEntries(['if-needed', 'check', 'prune'].map((name) => [name, { type: 'boolean' }]))
const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, ...options } })
if (values.help) console.log(help)
else process.exitCode = await main(values)
