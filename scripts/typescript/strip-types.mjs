import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/wasm-typescript'

/** A hook of Node's that loads modules: a `.ts` file of ours without its types. */
export async function load(url, context, next) {
  const { protocol, pathname } = new URL(url)
  if (protocol !== 'file:' || !pathname.endsWith('.ts') || pathname.includes('/node_modules/'))
    return next(url, context)
  const filename = fileURLToPath(new URL(url))
  const { code } = transformSync(await readFile(filename, 'utf8'), { mode: 'strip-only', filename })
  return { format: 'module', shortCircuit: true, source: code }
}
