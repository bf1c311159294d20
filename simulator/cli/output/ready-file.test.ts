import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ended, firstLineOf, startProgram } from '../testing/command-lines.ts'
import { openReadyFile } from './ready-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'ready-'))
after(() => rmSync(directory, { recursive: true }))

const free = ['--port', '0', '--smki-port', '0', '--harness-port', '0']

test('a ready file holds the line of --json while the network takes requests, and no longer', async () => {
  const path = join(directory, 'new/network.json')
  const program = startProgram(['up', '--json', '--ready-file', path, ...free])
  try {
    const line = await firstLineOf(program)
    assert.equal(readFileSync(path, 'utf8'), `${line}\n`)
    const ending = ended(program)
    program.kill('SIGTERM')
    await ending
    assert.equal(existsSync(path), false)
  } finally {
    program.kill('SIGKILL')
  }
})

test('a ready file that a killed network left is gone before the next one comes up', () => {
  const path = join(directory, 'stale.json')
  writeFileSync(path, '{}')
  openReadyFile(path)
  assert.equal(existsSync(path), false)
})

test('a ready file that cannot be written is said before the network comes up', () => {
  writeFileSync(join(directory, 'file'), '')
  assert.throws(() => openReadyFile(join(directory, 'file/network.json')), /--ready-file: .* cannot be written/)
  assert.throws(() => openReadyFile(directory), /--ready-file: .* cannot be written/)
})
