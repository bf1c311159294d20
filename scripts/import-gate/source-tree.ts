import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A source file by its path from the root of the project, with what it imports. */
export interface SourceFile {
  readonly path: string
  /** Our own files, as paths from the root. */
  readonly files: readonly string[]
  /** Those of them of which it imports more than types. */
  readonly values: readonly string[]
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
  const pathsOf = (specifiers: readonly string[]) =>
    specifiers
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(path), specifier))
  return {
    path,
    files: pathsOf(imports),
    values: pathsOf(importsOf(source.replace(typeStatement, ''))),
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
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('certs/generated/'))
    .sort()
}

/** What asks the machine for the time, or for chance: in the house only `environment` does. */
const sources =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.hrtime\b|\bMath\.random\b|\brandom(?:Bytes|UUID|Int|FillSync|Fill)\b|\bgetRandomValues\b/g

const comment = /\/\*[\s\S]*?\*\/|\/\/.*$/gm

/** The time and entropy that a source file takes from the machine, as it is written. */
function ambientSourcesOf(source: string): string[] {
  return [...new Set(source.replace(comment, '').match(sources) ?? [])]
}

/** `import … from 'x'`, `export … from 'x'` and `import 'x'`, as the formatter leaves them: at the start of a line. */
const statement = /^(?:import|export)\b(?:[^'"=;()]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm

/** `import type … from 'x'` and `export type … from 'x'` */
const typeStatement = /^(?:import|export) type\b[^'"=;()]*?\bfrom\s*(['"])[^'"\n]+\1/gm

/** `import('x')`, of a value or of a type. */
const expression = /\bimport\(\s*(['"])([^'"\n]+)\1/g

const wholeLineComment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

/** What a source file imports, type imports included, as it is written. */
export function importsOf(source: string): string[] {
  const code = source.replace(wholeLineComment, '')
  const found = [...code.matchAll(statement), ...code.matchAll(expression)]
  return [...new Set(found.map(([, , specifier]) => specifier ?? ''))]
}
