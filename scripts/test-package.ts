import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Ended, runProcess } from './testing/child-process.ts'

const help = `Packs the package, installs what was packed in an empty directory, and uses it there as somebody else would.

Usage: npm run test:package

Dependencies come from npm's cache where it has them. Exit status: 0 all of it works, 1 something does not.`

const limitInSeconds = 300

/** What somebody does with the package, each a command in a directory where it was installed. */
const uses: readonly (readonly [what: string, program: string, parameters: readonly string[]])[] = [
  ['rehearses', 'npx', ['dcc-sim', 'rehearse', '@introduction']],
  ['imports the check', process.execPath, ['import-check.mjs']],
  ['judges the imported check', 'npx', ['dcc-sim', 'assure', '--check', './check.mjs', '--rule', 'NOC-10', '--strict']],
]

const files = {
  'package.json': JSON.stringify({ private: true, type: 'module' }),
  'check.mjs': `export { judge as default } from 'dcc-simulator/check'`,
  'import-check.mjs': `
    import { judge, readCheckRequest, rules } from 'dcc-simulator/check'
    if (rules.length !== 18 || typeof judge !== 'function' || readCheckRequest({}).ok) process.exit(1)
    // Nothing else is offered, the faulty implementations least of all.
    for (const inside of ['dist/simulator/harness/network.js', 'mutants'])
      if (await import('dcc-simulator/' + inside).then(() => true, () => false)) process.exit(1)`,
}

async function main(): Promise<void> {
  const workplace = mkdtempSync(join(tmpdir(), 'dcc-simulator-package-'))
  try {
    await must('packs', 'npm', ['pack', '--pack-destination', workplace], '.')
    const packed = readdirSync(workplace).find((name) => name.endsWith('.tgz'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(workplace, name), text)
    const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${packed}`]
    await must('installs', 'npm', install, workplace)
    for (const [what, program, parameters] of uses) await must(what, program, parameters, workplace)
  } finally {
    rmSync(workplace, { recursive: true })
  }
}

async function must(what: string, program: string, parameters: readonly string[], directory: string): Promise<void> {
  const begun = performance.now()
  const ended: Ended = await runProcess(program, parameters, limitInSeconds, resolve(directory))
  console.log(`${what.padEnd(28)} ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`)
  if (!ended.succeeded) throw new Error(`The package: ${what}: ${ended.how}\n${ended.output}`)
}

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(help)
else await main()
