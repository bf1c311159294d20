import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withheld } from './import-gate/arrows.ts'
import { runProcess } from './testing/child-process.ts'

const help = `Makes dist, which is what the package holds: JavaScript, its types, and the files that are read beside the code.

Usage: npm run build

Exit status: 0 built, 1 the compiler refused something.`

const limitInSeconds = 300
const packaged = ['certs', 'simulator', 'step-definitions']

async function build(): Promise<void> {
  rmSync('dist', { recursive: true, force: true })
  const { succeeded, output } = await runProcess(
    'node_modules/.bin/tsc',
    ['--project', 'tsconfig.build.json'],
    limitInSeconds,
  )
  if (!succeeded) {
    console.error(output)
    process.exitCode = 1
    return
  }
  for (const folder of packaged) cpSync(folder, join('dist', folder), { recursive: true, filter: isReadBesideCode })
  makeCommandsExecutable()
}

/** Folders on the way to a file pass, those that the package does not hold excepted. */
function isReadBesideCode(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  return !withheld.includes(name) && !name.endsWith('.ts')
}

function makeCommandsExecutable(): void {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> }
  for (const path of Object.values(bin)) if (existsSync(path)) chmodSync(path, 0o755)
}

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(help)
else await build()
