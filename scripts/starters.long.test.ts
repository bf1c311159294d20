import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, it } from 'node:test'
import { projectDirectory, skipWithout } from '../certs/testing/judges.ts'
import { runCli } from '../simulator/cli/testing/run-cli.ts'
import { runProcess } from './testing/child-process.ts'

const starters = join(projectDirectory, 'docs/contract/starters')
const assure = (...words: readonly string[]) => runCli(['assure', ...words], projectDirectory)
/** In every word of the contract, and on random questions beside the scenarios. */
const inFull = ['--strict', '--cases', '200']

const workplace = mkdtempSync(join(tmpdir(), 'starters-'))
after(() => rmSync(workplace, { recursive: true }))

/** Judges a starter that serves over HTTP and says in its first line where. */
async function judgeServer(command: string, ...parameters: readonly string[]): Promise<void> {
  const service: ChildProcess = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    if (service.stdout === null) throw new Error('it has no standard output')
    const [address] = await once(createInterface(service.stdout), 'line', { signal: AbortSignal.timeout(60_000) })
    const { status, answer } = await assure('--check', address, ...inFull)
    assert.equal(status, 0, answer)
  } finally {
    service.kill()
  }
}

/** Holds the starter against the types of the contract, of which it needs no more. */
async function typeCheck(source: string): Promise<void> {
  const contract = join(projectDirectory, 'simulator/network-operator-check/index.ts')
  const compilerOptions = {
    paths: { 'dcc-simulator/check': [contract] },
    noEmit: true,
    typeRoots: [join(projectDirectory, 'node_modules/@types')],
  }
  const project = join(workplace, 'tsconfig.json')
  const configuration = {
    extends: join(projectDirectory, 'tsconfig.json'),
    compilerOptions,
    include: [],
    files: [source],
  }
  writeFileSync(project, JSON.stringify(configuration))
  const compiler = join(projectDirectory, 'node_modules/typescript/bin/tsc')
  const checked = await runProcess(process.execPath, [compiler, '--project', project], 120)
  assert.ok(checked.succeeded, checked.output)
}

describe('the starters of the contract', () => {
  it('are the ones that are judged here', () =>
    assert.deepEqual(readdirSync(starters).sort(), [
      'CheckOverHttp.java',
      'check-module.ts',
      'check-over-exec.sh',
      'check_over_http.py',
    ]))

  it('pass over HTTP, in Python', { skip: skipWithout.python3 }, () =>
    judgeServer('python3', join(starters, 'check_over_http.py'), '0'),
  )

  it('pass over HTTP, in Java', { skip: skipWithout.javac }, () =>
    judgeServer('java', join(starters, 'CheckOverHttp.java'), '0'),
  )

  it('pass as a module, in TypeScript', async () => {
    const source = join(starters, 'check-module.ts')
    await typeCheck(source)
    const { status, answer } = await assure('--check', source, ...inFull)
    assert.equal(status, 0, answer)
  })

  // By the rule that asks most of a shell: it starts a dozen programs for each question.
  it('pass over exec:, in shell', { skip: skipWithout.jq }, async () => {
    const command = `exec:bash ${join(starters, 'check-over-exec.sh')}`
    const { status, answer } = await assure('--check', command, '--rule', 'NOC-11')
    assert.equal(status, 0, answer)
  })
})
