import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { instant } from '../../vocabulary/instant.ts'
import { openLibsqlStore } from './libsql-store.ts'
import { storeFiles } from './store-file.ts'
import { verifyState } from './verify.ts'

const directory = mkdtempSync(join(tmpdir(), 'verify-'))
after(() => rmSync(directory, { recursive: true }))

async function written(name: string): Promise<string> {
  const where = join(directory, name)
  const store = openLibsqlStore(where)
  const at = instant(5_000)
  await store.change({
    claims: [{ subject: 'request/1', name: 'spent', value: 'digest', goesWith: 'record' }],
    put: [{ key: 'a', version: 0, value: 1 }],
    append: [
      { subject: 'request/1', kind: 'answered', at, body: { code: 'I99' } },
      { subject: 'request/1', kind: 'delivered', at, body: {} },
    ],
    add: [{ kind: 'delivery', lane: 'user', due: at, body: {} }],
  })
  await store.close()
  return where
}

describe('state verify', () => {
  it('counts what a directory holds', async () => {
    const { octets, directory: _, ...report } = verifyState(await written('whole'))
    assert.ok(octets > 0)
    const counts = { values: 1, claims: 1, works: 1, subjects: 1, entries: 2 }
    assert.deepEqual(report, { ...counts, lastInstant: null, recoveredPages: 0, complaints: [] })
  })

  it('says what is damaged', async () => {
    const where = await written('damaged')
    const path = join(where, storeFiles.database)
    const octets = readFileSync(path)
    octets[5000] = (octets[5000] ?? 0) ^ 1
    writeFileSync(path, octets)
    const { complaints } = verifyState(where)
    assert.equal(complaints.length, 1)
    assert.match(complaints[0] ?? '', /state.sqlite is damaged: 1 of its pages/)
  })

  it('refuses a directory that holds no state', () => {
    assert.throws(() => verifyState(join(directory, 'nowhere')), {
      code: 'SIM_CONFIGURATION',
      message: /holds no state/,
    })
  })
})
