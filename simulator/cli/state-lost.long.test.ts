import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ended, firstLineOf, startProgram } from './testing/command-lines.ts'

test('up ends with status 3 and says why when its state directory takes nothing any more', async () => {
  const state = mkdtempSync(join(tmpdir(), 'state-lost-'))
  const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
  const program = startProgram(['up', '--json', '--seed', 'lost', '--state', state, ...ports])
  const ending = ended(program)
  const { harness } = JSON.parse(await firstLineOf(program)) as { readonly harness: string }
  rmSync(state, { recursive: true })
  const { users } = (await (await fetch(`${harness}/harness/v1/users`)).json()) as {
    readonly users: readonly { readonly entityIdentifier: string }[]
  }
  const answer = await fetch(`${harness}/harness/v1/users/${users[0]?.entityIdentifier}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'suspended' }),
    // The process may be gone before it has answered.
  }).catch(() => null)
  assert.notEqual(answer?.status, 200)
  const { status, err } = await ending
  assert.equal(status, 3)
  assert.match(err, new RegExp(`dcc-sim: ${state} did not take what was to be kept .*start again\\n`))
})
