import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { projectDirectory, skipWithout } from '../certs/testing/judges.ts'
import { runCli } from '../simulator/cli/testing/run-cli.ts'

const examples = join(projectDirectory, 'docs/examples')
const assure = (...words: readonly string[]) => runCli(['assure', ...words], projectDirectory)

describe('the examples of outside checks', () => {
  for (const example of ['check_over_http.py', 'check-over-exec.sh'])
    it(`have under 80 lines: ${example}`, () => {
      assert.ok(readFileSync(join(examples, example), 'utf8').trimEnd().split('\n').length < 80)
    })

  it('pass over HTTP, in Python, in every word and on random questions', { skip: skipWithout.python3 }, async () => {
    const service = spawn('python3', [join(examples, 'check_over_http.py'), '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      const [address] = await once(createInterface(service.stdout), 'line')
      const { status, answer } = await assure('--check', address, '--strict', '--cases', '200')
      assert.equal(status, 0, answer)
    } finally {
      service.kill()
    }
  })

  // By the rule that asks most of a shell: it starts a dozen programs for each question.
  it('pass over exec:, in shell', { skip: skipWithout.jq }, async () => {
    const command = `exec:bash ${join(examples, 'check-over-exec.sh')}`
    const { status, answer } = await assure('--check', command, '--rule', 'NOC-11')
    assert.equal(status, 0, answer)
  })
})
