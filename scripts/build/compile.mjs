import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bundleConsole } from './bundle-console.mjs'
import { isReadBesideCode, sourceFiles } from './source.mjs'

const require = createRequire(import.meta.url)
const wayOut = 'run `npm ci --include=dev --include=optional`, and `npm run build` if dist is not there then'

/** In one sentence, what keeps the compiler from running here; null where nothing does. */
export function missingCompiler() {
  if (!isInstalled('typescript'))
    return `dist was not built, as the compiler is no part of a production install: ${wayOut}`
  // The compiler is a program of this machine's kind, and its package an optional dependency.
  if (!isInstalled(`@typescript/typescript-${process.platform}-${process.arch}`))
    return `dist was not built, as the compiler's program for ${process.platform}-${process.arch} is not installed: ${wayOut}`
  if (!isInstalled('esbuild') || !isInstalled(`@esbuild/${process.platform}-${process.arch}`))
    return `dist was not built, as the bundler of the console is not installed for ${process.platform}-${process.arch}: ${wayOut}`
  return null
}

function isInstalled(name) {
  try {
    require.resolve(`${name}/package.json`)
    return true
  } catch {
    return false
  }
}

/**
 * Compiles the source into a directory of its own, with the files that are read beside the code.
 *
 * @returns where; what the compiler refused, null where it took everything; and how to do away with the directory
 */
export async function compile(directory) {
  const discard = () => rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory)
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  const refusedWith = (refused) => {
    discard()
    return { directory, refused, discard }
  }
  const refused = await run(process.execPath, [compiler, '--project', 'tsconfig.build.json', '--outDir', directory])
  if (refused !== null) return refusedWith(refused)
  for (const path of sourceFiles().filter(isReadBesideCode)) cpSync(path, join(directory, path))
  try {
    await bundleConsole(directory)
  } catch (fault) {
    return refusedWith(fault.message)
  }
  return { directory, refused: null, discard }
}

/** Null where it succeeds, else what it wrote. */
const run = (program, parameters) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] })
    const written = []
    child.stdout.on('data', (part) => written.push(part))
    child.stderr.on('data', (part) => written.push(part))
    child.once('error', reject)
    child.once('close', (status) => resolve(status === 0 ? null : Buffer.concat(written).toString().trimEnd()))
  })
