import assert from 'node:assert/strict'
import type { TranscriptEntry } from '../../simulator/dcc/transcript/transcript.ts'
import { inspectionOf, mirrorOf } from './inspection.ts'
import { entriesOf, lookAtDevices, noteReleases } from './invariants.ts'
import { deviceNames, nameOf, type Slot, slotNames } from './parties.ts'
import type { RealWorld } from './real-world.ts'
import type { DeviceInspection } from './watch.ts'
import type { Sent, Slots, WorldModel } from './world-model.ts'

/** Holds the network against the model, and against what must hold whatever the model expects. */
export async function compare(model: WorldModel, world: RealWorld): Promise<void> {
  await noteReleases(model, world)
  await lookAtDevices(world)
  for (const name of deviceNames) {
    const device = model.devices[name]
    const seen = await inspectionOf(world, name)
    same(`the ${name} trusts`, inWords(seen.slots), expectedWords(device.slots))
    same(
      `the DCC believes that the ${name} trusts`,
      inWords(await mirrorOf(world, name)),
      expectedWords(model.mirror[name]),
    )
    same(`the ${name}'s counters`, seen.counters, device.counters)
    same(`alerts of the ${name}`, Number(seen.alertsSent), device.alertsSent)
  }
  await compareRequests(model, world, ({ requestId, told }) => {
    const { touched, compared } = world.watch
    return touched.has(requestId) || compared.get(requestId) !== told.length
  })
  world.watch.touched.clear()
}

/** Holds what was told about requests against the model: about those alone of which there is news. */
export async function compareRequests(
  model: WorldModel,
  world: RealWorld,
  isNews: (sent: Sent) => boolean,
): Promise<void> {
  for (const sent of model.sent.filter(isNews)) {
    const entries = await entriesOf(world, sent)
    same(`told about ${sent.requestId}`, toldIn(entries), sent.told)
    requireDelivered(world, entries)
    world.watch.compared.set(sent.requestId, sent.told.length)
  }
}

const same = (what: string, actual: unknown, expected: unknown): void => assert.deepEqual(actual, expected, what)

type Words = Readonly<Record<Slot, readonly string[]>>

const inWords = (slots: DeviceInspection['slots']): Words => ({
  Supplier: slots.Supplier.map(nameOf),
  NetworkOperator: slots.NetworkOperator.map(nameOf),
})

const expectedWords = (slots: Slots): Words => {
  const [supplier = [], networkOperator = []] = slotNames.map((slot) =>
    [slots[slot].signing, slots[slot].agreement].map(nameOf),
  )
  return { Supplier: supplier, NetworkOperator: networkOperator }
}

const toldIn = (entries: readonly TranscriptEntry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'queued' ? [`${entry.code} to ${nameOf(entry.to)}`] : []))

/** Every user with a Receive Response service received its documents, and took them for the DCC's. */
function requireDelivered({ network }: RealWorld, entries: readonly TranscriptEntry[]): void {
  const present = (to: Parameters<typeof nameOf>[0]) => to !== null && network.dcc.users.addressOf(to) !== null
  const idsOf = (kind: 'queued' | 'delivered') =>
    entries.flatMap((entry) => (entry.kind === kind && present(entry.to) ? [entry.responseId] : []))
  same('delivered', idsOf('delivered').sort(), idsOf('queued').sort())
}
