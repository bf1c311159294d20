import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { refuseWhatTheyAreNot } from '../../vocabulary/testing/stored-kinds.ts'
import type { TranscriptEntry } from './transcript.ts'
import { entryOf, eventOf, storedEntries } from './transcript-codec.ts'

refuseWhatTheyAreNot(Object.values(storedEntries).map(({ stored }) => stored))

const device = entityIdentifier('00-DB-12-34-56-78-90-A3')
const at = instant(1)

const entries: readonly TranscriptEntry[] = [
  { kind: 'command-sent', at, device, originator: device, counter: 2n ** 63n, messageCode: 8, frame: Buffer.of(1, 0) },
  {
    kind: 'queued',
    at,
    what: 'dcc-alert',
    to: device,
    key: 'k',
    responseId: 'r',
    code: 'N42',
    document: '<Response>é</Response>',
  },
  { kind: 'delivered', at, to: device, responseId: 'r', status: null, attempts: 3 },
]

for (const entry of entries)
  test(`an entry '${entry.kind}' is read back from JSON and octets as it was written`, () => {
    const { body, ...event } = eventOf('request/1', entry)
    assert.deepEqual(entryOf({ ...event, body: JSON.parse(JSON.stringify(body)) }), entry)
  })

test('an entry of a kind that nobody knows is refused', () => {
  const unknown = { subject: 'request/1', kind: 'dreamt', body: [1, { at }] }
  assert.throws(() => entryOf(unknown), { code: 'SIM_STATE_UNREADABLE', message: /request\/1 holds an entry 'dreamt'/ })
})
