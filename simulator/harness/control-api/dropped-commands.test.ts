import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAsDocumented, serve } from './testing/served-network.ts'

test('why a device dropped a Command stands in the account of the request, and its user is not told', async () => {
  const served = await serve()
  const device = served.testBed.network.fleet.premises(5).devices.GPF
  await served.put('/fault-plan', [{ fault: 'corrupted', direction: 'down', bit: 8 * 60, device, next: 1 }])
  const requestId = await served.handOver(5)
  await served.put('/clock', { bySeconds: 31 })
  const { json } = await served.get(`/requests/${encodeURIComponent(requestId)}`)
  assertAsDocumented('get', '/requests/:id', json)
  const { droppedByDevices, inWords, entries } = json as {
    droppedByDevices: { device: string; reason: string; detail: string }[]
    inWords: { who: string; what: string }[]
    entries: { kind: string; what?: string; code?: string; document?: string }[]
  }
  const [dropped] = droppedByDevices
  assert.deepEqual([droppedByDevices.length, dropped?.device, dropped?.reason], [1, device, 'mac-wrong'])
  const at = inWords.findIndex(({ what }) => what === 'drops the Command (mac-wrong), and tells nobody')
  assert.deepEqual([inWords[at]?.who, /E21/.test(inWords[at + 1]?.what ?? '')], [device, true])
  const told = entries.filter(({ kind }) => kind === 'queued')
  assert.deepEqual(
    told.map(({ code }) => code),
    ['E21'],
  )
  assert.doesNotMatch(told[0]?.document ?? '', /mac-wrong|MAC/)
  await served.close()
})
