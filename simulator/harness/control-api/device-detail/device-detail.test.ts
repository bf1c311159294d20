import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { assertAsDocumented, serve } from '../testing/served-network.ts'

const served = await serve({ seed: 'cells' })
after(() => served.close())
const { fleet } = served.testBed.network
const all = Array.from({ length: 50 }, (_, index) => fleet.premises(index))

interface Cells {
  readonly cells: readonly { cell: string; agrees: boolean | null; registered: { id: string } | null }[]
  readonly slot: {
    readonly state: string
    readonly cause: { readonly cause: string } | null
    readonly since: { readonly requestId: string } | null
    readonly canMend: readonly { readonly entityIdentifier: string; readonly serviceReferenceVariant: string }[]
  } | null
}

async function cellsOf(device: string): Promise<Cells> {
  const { json } = await served.get(`/devices/${device}/cells`)
  assertAsDocumented('get', '/devices/:id/cells', json)
  return json as Cells
}

const networkOperatorCells = ({ cells }: Cells) => cells.filter(({ cell }) => cell.startsWith('networkOperator/'))

describe('the cells of a device', () => {
  test('with a stranger in the slot say who is registered, how it came about, and who can mend it', async () => {
    const premises = all.find(({ esmeSlot }) => esmeSlot === 'wrong-operator')
    assert.ok(premises)
    const found = await cellsOf(premises.devices.ESME)
    for (const { agrees, registered } of networkOperatorCells(found))
      assert.deepEqual([agrees, registered?.id], [false, premises.electricityNetworkOperator.id])
    assert.equal(found.slot?.state, 'wrong-operator')
    assert.ok(found.slot?.cause)
    assert.deepEqual(
      found.slot?.canMend.map(({ entityIdentifier, serviceReferenceVariant }) => [
        entityIdentifier,
        serviceReferenceVariant,
      ]),
      [[premises.esmeSlotHolder, '6.15.1']],
    )
    assert.equal(found.slot?.since, null)
  })

  test('that were handed over say by which request', async () => {
    const { GPF, GSME } = all[0]?.devices ?? assert.fail()
    const before = await cellsOf(GPF)
    assert.deepEqual(
      before.slot?.canMend.map(({ serviceReferenceVariant }) => serviceReferenceVariant),
      ['6.21'],
    )
    const requestId = await served.handOver(0)
    const { slot, ...after } = await cellsOf(GPF)
    assert.deepEqual(
      [slot?.state, slot?.since?.requestId, slot?.canMend, slot?.cause],
      ['right-operator', requestId, [], null],
    )
    assert.ok(networkOperatorCells({ slot, ...after }).every(({ agrees }) => agrees === true))
    assert.equal((await cellsOf(GSME)).slot, null)
  })
})

test('what happened to a device stands in one order, the newest first', async () => {
  const { GPF } = all[1]?.devices ?? assert.fail()
  await served.handOver(1)
  await served.ask(`/devices/${GPF}/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alertCode: '8F3E' }),
  })
  await served.testBed.network.time.inFlight.settled()
  const { json } = await served.get(`/devices/${GPF}/timeline`)
  assertAsDocumented('get', '/devices/:id/timeline', json)
  const { happenings } = json as { happenings: readonly { kind: string; at: string }[] }
  assert.deepEqual(new Set(happenings.map(({ kind }) => kind)), new Set(['request', 'frame', 'log', 'told']))
  assert.deepEqual(
    happenings.map(({ at }) => at),
    happenings
      .map(({ at }) => at)
      .sort()
      .reverse(),
  )
})
