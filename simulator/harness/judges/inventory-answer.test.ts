import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { skipWithout, trialFile } from '../../../certs/testing/judges.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { readInventoryRequest } from '../../users/requests.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'

const testBed = await deterministicTestBed({ premises: 5 })
after(() => testBed.close())

/** The elements of each device of an inventory answer, by device type. */
function shapesIn(document: string): Record<string, readonly string[]> {
  const devices = [...document.matchAll(/<sr:Device>(.*?)<\/sr:Device>/g)].map(([, inside = '']) => inside)
  return Object.fromEntries(
    devices.map((inside) => [
      /<sr:DeviceType>(\w+)</.exec(inside)?.[1] ?? '',
      [...inside.matchAll(/<sr:(\w+)>/g)].map(([, name = '']) => name),
    ]),
  )
}

test('8.2 answers with the elements of the published answer, for each type of device', {
  skip: skipWithout.trial,
}, async () => {
  const published = shapesIn(readFileSync(trialFile('real-82-answer.xml'), 'utf8'))
  const { network, users } = testBed
  const premises = network.fleet.premises(0)
  const supplier = await users.supplier(premises.supplier.entityIdentifier)
  const requestId = supplier.newRequestId(dccParties.dsp.entityIdentifier)
  const asked = await supplier.send(readInventoryRequest({ by: 'device', deviceId: premises.devices.CHF }, requestId))
  assert.ok(asked.ok)
  const transcript = await network.dcc.transcript(asked.value.request.requestId)
  const answered = transcript?.entries.find((entry) => entry.kind === 'answered')
  const ours = shapesIn(answered?.kind === 'answered' ? answered.answer : '')
  assert.deepEqual(Object.keys(ours).sort(), ['CHF', 'ESME', 'GPF', 'GSME'])
  assert.deepEqual([ours.CHF, ours.GPF], [published.CHF, published.GPF])
  const hub = (published.CHF ?? []).filter((name) => name !== 'HANVariant' && name !== 'Connectivity')
  for (const meter of [ours.ESME, ours.GSME])
    assert.deepEqual(
      meter?.filter((name) => !['ImportMPxN', 'SecondaryImportMPAN', 'ExportMPAN', 'ESMEVariant'].includes(name)),
      hub,
    )
})
