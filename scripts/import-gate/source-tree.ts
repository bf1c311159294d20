import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ambientSourcesOf } from './ambient.ts'
import { importsOf } from './imports.ts'

/** A source file by its path from the root of the project, with what it imports. */
export interface SourceFile {
  readonly path: string
  /** Our own files, as paths from the root. */
  readonly files: readonly string[]
  /** Packages and modules of Node. */
  readonly modules: readonly string[]
  /** Time and entropy that it takes from the machine. */
  readonly ambient: readonly string[]
}

const roots = ['certs', 'simulator', 'step-definitions', 'scripts']

/** Every TypeScript file of ours under a project's root. */
export function readSourceTree(projectRoot: string): SourceFile[] {
  const paths = roots.flatMap((root) => typeScriptFilesOf(projectRoot, root))
  return paths.map((path) => sourceFile(path, readFileSync(join(projectRoot, path), 'utf8')))
}

/** Reads one file; relative imports become paths from the root. */
export function sourceFile(path: string, source: string): SourceFile {
  const imports = importsOf(source)
  const relative = imports.filter((specifier) => specifier.startsWith('.'))
  return {
    path,
    files: relative.map((specifier) => posix.join(posix.dirname(path), specifier)),
    modules: imports.filter((specifier) => !specifier.startsWith('.')),
    ambient: ambientSourcesOf(source),
  }
}

function typeScriptFilesOf(projectRoot: string, root: string): string[] {
  const folder = join(projectRoot, root)
  if (!existsSync(folder)) return []
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths
    .map((path) => posix.join(root, path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('certs/generated/'))
    .sort()
}
