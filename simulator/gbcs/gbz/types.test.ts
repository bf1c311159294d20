import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Codec } from '../content/codec.ts'
import { type Field, OctetReader } from '../octets/octet-reader.ts'
import { deviceManagement } from './clusters/device-management.ts'
import { amount, eventId, flags, signedAmount } from './types.ts'

/** What is shown of octets, the last of them where there are several fields. */
function shownAs(codec: Codec<never>, octets: string): string | undefined {
  const fields: Field[] = []
  codec.read(new OctetReader(Buffer.from(octets, 'hex'), fields), 'value')
  const leaves = (field: Field): readonly Field[] => field.fields?.flatMap(leaves) ?? [field]
  return fields.flatMap(leaves).at(-1)?.value
}

test('bits are shown by what they say, those that nobody has named by their number', () => {
  const bits = flags(2, { 0: 'one', 9: 'two' })
  assert.equal(shownAs(bits as Codec<never>, '0102'), '0201 (one, two)')
  assert.equal(shownAs(bits as Codec<never>, '0400'), '0004 (bit 2)')
  assert.equal(shownAs(bits as Codec<never>, '0000'), '0000 (none)')
})

test('money is in thousandths of a penny, and may be owed', () => {
  assert.equal(shownAs(amount as Codec<never>, '10270000'), '10000 thousandths of a penny')
  assert.equal(shownAs(signedAmount as Codec<never>, 'F0D8FFFF'), '-10000 thousandths of a penny')
})

test('an event is shown by its meaning; there are codes for all of a group, and for all', () => {
  assert.equal(shownAs(eventId as Codec<never>, '4581'), '8145 (Clock adjusted)')
  assert.equal(shownAs(eventId as Codec<never>, 'FF81'), '81FF (every event of group 81)')
  assert.equal(shownAs(eventId as Codec<never>, '0000'), '0000 (every event)')
})

test('an event configuration says which log an event goes into, and who else is told', () => {
  const { payload } = deviceManagement.fromClient[0x04]
  const shown = (configuration: string) => shownAs(payload as Codec<never>, `00014581${configuration}`)
  assert.equal(shown('5B'), '5B (general event log, alert to the WAN, event to the HAN, alarm that can be heard)')
  assert.equal(shown('08'), '08 (no log, alert to the WAN)')
  assert.equal(shown('00'), '00 (no log)')
})
