import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fromSource, projectDirectory, referenceFile, skipWithout } from '../../certs/testing/judges.ts'
import { referenceEntries } from '../../simulator/gbcs/testing/reference-messages.ts'

const directory = mkdtempSync(join(tmpdir(), 'conformance-'))
after(() => rmSync(directory, { recursive: true }))

function conformance(reference: string, ...options: string[]) {
  const ended = spawnSync(process.execPath, [...fromSource, 'scripts/conformance.ts', ...options], {
    cwd: projectDirectory,
    encoding: 'utf8',
    env: { ...process.env, DCC_SIM_REFERENCE: reference },
  })
  return { status: ended.status, output: ended.stdout + ended.stderr }
}

/** The reference data with one message only, changed on the way. */
function referenceWith(change: (octets: string) => string): string {
  const [entry = assert.fail('the index is empty')] = referenceEntries().filter(({ file }) =>
    file.startsWith('CS02bNOByNOHandover_6.21_SUCCESS_COMMAND'),
  )
  mkdirSync(join(directory, 'rtds/messages'), { recursive: true })
  cpSync(referenceFile('rtds', 'keystore'), join(directory, 'rtds/keystore'), { recursive: true })
  writeFileSync(join(directory, 'rtds/index.json'), JSON.stringify([entry]))
  const message = readFileSync(referenceFile('rtds', 'messages', entry.file), 'utf8').trim()
  writeFileSync(join(directory, 'rtds/messages', entry.file), change(message))
  return directory
}

describe('npm run test:conformance', () => {
  it('says so where the reference data is absent', () => {
    const { status, output } = conformance(join(directory, 'nowhere'))
    assert.equal(status, 0)
    assert.match(output, /nothing was judged: the published reference data is absent/)
  })

  it('exits 1 on a message that was changed, and says where', { skip: skipWithout.reference }, () => {
    const { status, output } = conformance(referenceWith((octets) => `${octets.slice(0, -2)}00`))
    assert.equal(status, 1)
    assert.match(output, /mac is published as valid, found invalid/)
  })

  it('counts and times in JSON', { skip: skipWithout.reference }, () => {
    const { status, output } = conformance(
      referenceWith((octets) => octets),
      '--json',
    )
    const { messages, checks } = JSON.parse(output)
    assert.deepEqual([status, messages], [0, 1])
    assert.ok(checks.every(({ milliseconds }: { milliseconds: unknown }) => typeof milliseconds === 'number'))
  })

  it('exits 2 on an option that it has not', () => assert.equal(conformance(directory, '--fast').status, 2))
})
