import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { filesIn } from './recipes/recipe-files.ts'
import { type Ended, runProcess } from './testing/child-process.ts'

const help = `Packs the package, installs what was packed in an empty directory, and uses it there as somebody else would.

Usage: npm run test:package

Dependencies come from npm's cache where it has them. Vitest and Jest are installed beside it; where they cannot be, what
they would play is skipped, and said so. Exit status: 0 all of it works, 1 something does not.`

const limitInSeconds = 300

/** What a user does with the package, each a command in a directory where it was installed. */
const uses: readonly (readonly [what: string, program: string, parameters: readonly string[]])[] = [
  ['rehearses', 'npx', ['dcc-sim', 'rehearse', '@introduction']],
  ['imports the check', process.execPath, ['import-check.mjs']],
  ['imports the library', process.execPath, ['first.js']],
  ['plays under node:test', process.execPath, ['--test', 'handover.test.js', 'adaptor.test.js']],
  ['type-checks', process.execPath, [resolve('node_modules/typescript/bin/tsc'), '--project', 'tsconfig.json']],
  ['plays its own scenarios', 'npx', ['dcc-sim', 'test', 'own.feature']],
  ['judges the imported check', 'npx', ['dcc-sim', 'assure', '--check', './check.mjs', '--rule', 'NOC-10', '--strict']],
]

/** Test runners that are not Node's own, and how each plays its file of the recipe. */
const runners: readonly (readonly [name: string, parameters: readonly string[], node: readonly string[]])[] = [
  ['vitest@4.1.12', ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.config.js'], []],
  ['jest@30.5.2', ['node_modules/jest/bin/jest.js', '--testMatch', '**/*.jest.js'], ['--experimental-vm-modules']],
]

const recipe = Object.fromEntries(
  filesIn(readFileSync('docs/recipes/library.md', 'utf8')).map(({ name, text }) => [name, text]),
)

const files = {
  ...recipe,
  'own.feature': `Feature: Ours
  Scenario: goes through
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the supplier is told I0
`,
  'vitest.config.js': `export default { test: { include: ['*.vitest.ts'] } }`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'NodeNext',
      target: 'ES2023',
      strict: true,
      noEmit: true,
      allowJs: true,
      checkJs: true,
      typeRoots: [resolve('node_modules/@types')],
      types: ['node'],
    },
    files: ['first.js', 'handover.test.js', 'adaptor.test.js'],
  }),
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
    await playWithOtherRunners(workplace)
  } finally {
    rmSync(workplace, { recursive: true })
  }
}

async function playWithOtherRunners(workplace: string): Promise<void> {
  const names = runners.map(([name]) => name)
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', ...names]
  const { succeeded } = await runProcess('npm', install, limitInSeconds, workplace)
  if (!succeeded) return console.log(`skipped: ${names.join(' and ')} could not be installed`)
  for (const [name, parameters, node] of runners)
    await must(`plays under ${name}`, process.execPath, [...node, ...parameters], workplace)
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
