import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { NamedCheck } from '../../dcc/check/implementations/name-check.ts'
import { readUserFile, textOf, UnreadableFile } from '../../environment/user-file.ts'

/** A source of modules: what such a file imports belongs to the implementation. */
const source = /\.[cm]?[jt]sx?$/

/** The specifiers of imports, exports and requires; one in a comment adds a file, which does no harm. */
const specifiers = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"\n]+)['"]/g

/** Files that are looked at: an implementation has fewer, and a digest should take no time. */
const mostFiles = 2_000

/**
 * SHA-256 of the files that an implementation consists of: a module and all that it imports, or the files that the words
 * of a command name. Of packages it is the package.json, which has their version. Null where no file can be seen.
 */
export function digestOf(named: NamedCheck): string | null {
  const words = named.form === 'module' ? [named.path] : named.form === 'command' ? wordsOf(named.command) : []
  const files = new Set<string>()
  for (const word of words) gather(resolve(word), files)
  if (files.size === 0) return null
  const first = dirname([...files][0] ?? '')
  const hash = createHash('sha256')
  // By name and in order, so that a file that was renamed is another implementation, and one elsewhere is not.
  for (const file of [...files].sort())
    hash
      .update(`${relative(first, file)}\0`)
      .update(contentOf(file))
      .update('\0')
  return hash.digest('hex')
}

/** The interpreter that a command names may be larger than other files that a user names: Node is 100 MiB and more. */
const mostOctets = 1024 * 1024 * 1024

/** Of what can be executed but not read, or has no end, the reason: an implementation is judged without its digest too. */
function contentOf(file: string): Buffer {
  try {
    return readUserFile(file, { atMost: mostOctets })
  } catch (fault) {
    if (fault instanceof UnreadableFile) return Buffer.from(fault.message)
    throw fault
  }
}

/** The words of a command, without the quotation marks around them. */
const wordsOf = (command: string): string[] =>
  (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'))

function gather(file: string, files: Set<string>): void {
  if (files.has(file) || files.size >= mostFiles || !isFile(file)) return
  files.add(file)
  if (!source.test(file)) return
  for (const [, specifier = ''] of textOf(contentOf(file)).matchAll(specifiers)) {
    const found = specifier.startsWith('.') ? besides(file, specifier) : packageOf(file, specifier)
    if (found !== null) gather(found, files)
  }
}

const endings = ['', '.js', '.mjs', '.cjs', '.ts', '.json', '/index.js', '/index.ts']

function besides(file: string, specifier: string): string | null {
  const path = join(dirname(file), specifier)
  // A TypeScript source is imported by the name of what is built of it.
  const candidates = [...endings.map((ending) => `${path}${ending}`), path.replace(/js$/, 'ts')]
  return candidates.find(isFile) ?? null
}

function packageOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('node:')) return null
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const folders = createRequire(pathToFileURL(file)).resolve.paths(name) ?? []
  return folders.map((folder) => join(folder, name, 'package.json')).find(isFile) ?? null
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile()
