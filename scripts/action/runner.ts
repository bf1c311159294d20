import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fromSource, projectDirectory } from '../../certs/testing/judges.ts'
import { runProcess } from '../testing/child-process.ts'
import { action, steps } from './action.ts'

/** A runner: the steps of the action one after another, with what one step leaves for the next. */
export function createRunner(inputs: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(join(tmpdir(), 'action-'))
  const actionPath = join(directory, 'action')
  const paths = { output: join(directory, 'output'), path: join(directory, 'path'), temp: join(directory, 'temp') }
  for (const folder of [join(actionPath, 'bin'), paths.temp, join(directory, 'work')])
    mkdirSync(folder, { recursive: true })
  for (const file of [paths.output, paths.path]) writeFileSync(file, '')
  // The program from the source, in the place of what the first step would have built.
  symlinkSync(join(projectDirectory, 'node_modules'), join(actionPath, 'node_modules'))
  writeFileSync(
    join(actionPath, 'bin/dcc-sim.mjs'),
    `#!/usr/bin/env node\nimport ${JSON.stringify(fromSource[1])}\nawait import(${JSON.stringify(join(projectDirectory, 'simulator/cli/main.ts'))})\n`,
  )
  chmodSync(join(actionPath, 'bin/dcc-sim.mjs'), 0o755)

  const outputs = () =>
    new Map(
      readFileSync(paths.output, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s) as [string, string]),
    )
  const filledIn = (text: string): string =>
    text
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => inputs[name] ?? action.inputs[name]?.default ?? '')
      .replace(/\$\{\{ steps\.up\.outputs\.([\w-]+) \}\}/g, (_, name) => outputs().get(name) ?? '')

  return {
    work: join(directory, 'work'),
    play(id: string) {
      const step = steps.find((candidate) => candidate.id === id)
      if (step?.run === undefined) throw new Error(`The action has no step ${id} to run`)
      const script = join(directory, `${id}.sh`)
      writeFileSync(script, step.run)
      const env = {
        ...process.env,
        ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filledIn(text)])),
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_OUTPUT: paths.output,
        GITHUB_PATH: paths.path,
        RUNNER_TEMP: paths.temp,
        PATH: [...readFileSync(paths.path, 'utf8').trim().split('\n'), process.env.PATH].join(delimiter),
      }
      // As GitHub runs a step with `shell: bash`.
      const options = ['--noprofile', '--norc', '-eo', 'pipefail', script]
      return runProcess('bash', options, 90, join(directory, 'work'), env)
    },
    remove: () => rmSync(directory, { recursive: true }),
  }
}
