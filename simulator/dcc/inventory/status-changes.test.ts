import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deviceTypes, smiStatuses } from '../../vocabulary/device-type.ts'
import { devices, inventoryOfSite } from '../testing/site.ts'
import { afterChange, mayHappen, statusChanges, statusesBefore } from './status-changes.ts'

const esme = inventoryOfSite(devices.ESME)
assert.ok(esme)

describe('the table of statuses', () => {
  test('says one thing of each cause, type of device and status', () => {
    const said = statusChanges.flatMap(({ by, devices: types, from }) =>
      types.flatMap((type) => from.map((status) => `${by} ${type} ${status}`)),
    )
    assert.equal(new Set(said).size, said.length)
  })

  test('leads every device to every status but those that only recovery and suspension give', () => {
    const reached = new Set(statusChanges.map(({ to }) => to))
    const unreached = smiStatuses.filter((status) => !reached.has(status))
    assert.deepEqual(unreached, ['Suspended', 'Recovery', 'Recovered'])
    for (const type of Object.keys(deviceTypes))
      assert.ok(statusChanges.some(({ by, devices: types }) => by === '8.3' && types.some((each) => each === type)))
  })

  test('records the day of commissioning', () => {
    const installed = { ...esme, status: 'InstalledNotCommissioned' } as const
    const after = afterChange('8.1.1', installed, '2026-11-28')
    assert.deepEqual([after.status, after.details.dateCommissioned], ['Commissioned', '2026-11-28'])
  })

  test('leaves alone what stands in no row', () => {
    assert.equal(mayHappen('8.14.1', esme), false)
    assert.equal(afterChange('8.14.1', esme, '2026-11-28'), esme)
    assert.deepEqual(statusesBefore('8.14.1', 'ESME'), [])
  })
})
