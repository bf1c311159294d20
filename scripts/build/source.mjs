import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'

const compilerOptions = 'tsconfig.build.json'
const { include: packaged, exclude } = JSON.parse(readFileSync(compilerOptions, 'utf8'))

/** Names of folders that the package does not hold, wherever they are: what is excluded and no pattern of file names. */
const withheld = exclude
  .filter((pattern) => pattern.startsWith('**/') || pattern.endsWith('/generated'))
  .map((pattern) => basename(pattern))
  .filter((name) => !name.includes('*'))

/** The browser console is bundled as a whole. */
const consoleFolder = join('simulator', 'console') + sep

/** Every file of the source that becomes part of dist, in order, by its path in this system's form. */
export function sourceFiles() {
  const files = packaged.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      // Node 20.11 and older call the folder `path`.
      .map(({ parentPath, path, name }) => join(parentPath ?? path, name)),
  )
  return files.filter(isHeld).sort()
}

const isHeld = (path) => !path.endsWith('.test.ts') && !path.split(sep).some((name) => withheld.includes(name))

/** Files that the code reads beside it, such as schemas. */
export const isReadBesideCode = (path) => !path.endsWith('.ts') && !path.startsWith(consoleFolder)

/** Changes with whatever dist is made of: its files' names and contents, and how they are compiled. */
export function digestOfSource() {
  const hash = createHash('sha256')
  for (const path of ['package.json', 'tsconfig.json', compilerOptions, ...sourceFiles()])
    hash.update(path.split(sep).join('/')).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}
