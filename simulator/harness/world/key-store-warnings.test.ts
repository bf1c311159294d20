import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { createSmki } from '../../../certs/smki.ts'
import { projectDirectory } from '../../../certs/testing/judges.ts'
import { createRandom } from '../../environment/randomness.ts'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { createWorldSmki } from './world-smki.ts'

const keystore = join(projectDirectory, 'node_modules/@smartdcc/dccboxed-keystore/keystore.json')
const generated = createSmki(createRandom('key store warnings'))

/** What is logged of the published key store when the clock starts at that date. */
async function loggedAt(
  date: string,
  keystoreDates?: 'ignore',
): Promise<readonly { level: string; fields: object; message: string }[]> {
  const lines: { level: string; fields: object; message: string }[] = []
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message })
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  const clock = { now: () => instant(Date.parse(date)) }
  const store = openLibsqlStore(null)
  await createWorldSmki(
    generated,
    { keystore, ...(keystoreDates && { keystoreDates }) },
    { clock, state: store, log: log as unknown as Logger },
  )
  store.closeAtOnce()
  return lines
}

const ofValidity = async (date: string) =>
  (await loggedAt(date)).filter(({ message }) => message.includes('is valid now'))

test('where the certificates of devices have expired and others have not, the warning says so', async () => {
  const [warning, ...more] = await ofValidity('2026-11-22T09:00:00Z')
  assert.deepEqual(more, [])
  assert.match(
    warning?.message ?? '',
    /that a device can hold is valid now; some others, such as for XML signing, are:/,
  )
  const { stillValid } = (warning ?? assert.fail('no warning')).fields as { stillValid: string[] }
  assert.ok(stillValid.includes('mdr-ds'))
  assert.ok(
    stillValid.some((name) => /xml/i.test(name)),
    stillValid.join(),
  )
})

test('where none of them is valid, that is said of all', async () => {
  const [warning] = await ofValidity('1999-01-01T00:00:00Z')
  assert.match(warning?.message ?? '', /that a device can hold is valid now, nor any other: start the clock/)
})

test('where their dates are not judged, it is no warning', async () => {
  const lines = await loggedAt('2026-11-22T09:00:00Z', 'ignore')
  const said = lines.filter(({ message }) => message.includes('is valid now'))
  assert.deepEqual(
    said.map(({ level }) => level),
    ['info'],
  )
})

test('where those of devices are valid, nothing is said of it', async () => {
  assert.deepEqual(await ofValidity('2020-01-01T00:00:00Z'), [])
})

test('a certificate that is taken though it is unusual is named, with what is unusual in it', async () => {
  const taken = (await loggedAt('2020-01-01T00:00:00Z')).filter(({ message }) => message.includes('is taken as it is'))
  assert.deepEqual(
    taken.map(({ level, fields }) => [level, (fields as { name: string }).name]),
    [
      ['info', 'mdr-ka'],
      ['info', 'mdr-ds'],
    ],
  )
})
