import assert from 'node:assert/strict'
import type { TranscriptEntry } from '../../simulator/dcc/transcript/transcript.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { inspectionOf } from './inspection.ts'
import { type DeviceName, deviceNames, isSupplier, nameOf, slotNames } from './parties.ts'
import type { RealWorld } from './real-world.ts'
import { belongToRegistered } from './registration-model.ts'
import type { DeviceInspection } from './watch.ts'
import type { Ask, Sent, WorldModel } from './world-model.ts'

// What must hold whatever the model expects: these look at what the network did, and at Registration Data alone.

type Checked = '6.21' | '6.15.1'

/**
 * What a supplier's request brings into a network operator slot belongs to the network party that is registered when it
 * takes effect, if the DCC has accepted it.
 *
 * @param moment the instant whose registration counts
 */
export function requireRegistered(model: WorldModel, ask: Ask, moment: number, variant: Checked): void {
  const { by, device, slot, when, certificates } = ask
  // NOC-1, NOC-3, NOC-4, NOC-5: what the check is about.
  const isChecked = isSupplier(by) && slot === 'NetworkOperator' && (variant === '6.21' || device === 'ESME')
  if (!isChecked || when === 'cancel') return
  const { signing, agreement } = certificates
  assert.ok(
    belongToRegistered(model, certificates, device, moment),
    `${variant} passed with certificates of ${nameOf(signing)} and ${nameOf(agreement)}, who are not the registered network operator`,
  )
}

/** Looks at a request that goes to its device: what it brings may be there from now on. */
export function notePassed(model: WorldModel, { watch }: RealWorld, ask: Ask, moment: number, variant: Checked): void {
  requireRegistered(model, ask, moment, variant)
  const { device, slot, certificates } = ask
  if (slot !== 'NetworkOperator') return
  for (const holder of [certificates.signing, certificates.agreement])
    if (holder !== null) watch.entitled[device].add(holder)
}

/** The same when the DSP has released a handover, by the registration of that instant. */
export async function noteReleases(model: WorldModel, world: RealWorld): Promise<void> {
  for (const sent of model.sent) {
    const { released: seen, touched } = world.watch
    if (typeof sent.when !== 'number' || !touched.has(sent.requestId) || seen.has(sent.requestId)) continue
    const released = (await entriesOf(world, sent)).find((entry) => entry.kind === 'released')
    if (released?.kind !== 'released') continue
    seen.add(sent.requestId)
    if (released.code === 'I99') notePassed(model, world, sent, released.at, '6.21')
  }
}

/** Looks at the devices, and holds them against the last look. */
export async function lookAtDevices(world: RealWorld): Promise<void> {
  for (const name of deviceNames) {
    const seen = await inspectionOf(world, name)
    const before = world.watch.seen.get(name)
    world.watch.seen.set(name, seen)
    if (before === undefined) continue
    requireEntitled(world, name, before, seen)
    requireRisingCounters(name, before, seen)
  }
}

function requireEntitled(
  { watch }: RealWorld,
  name: DeviceName,
  before: DeviceInspection,
  seen: DeviceInspection,
): void {
  const newcomers = (holders: DeviceInspection): EntityIdentifier[] =>
    holders.slots.NetworkOperator.filter((holder) => !before.slots.NetworkOperator.includes(holder))
  for (const holder of newcomers(seen))
    assert.ok(
      watch.entitled[name].has(holder),
      `the ${name} trusts ${nameOf(holder)} in its network operator slot, whom nobody entitled put there`,
    )
}

function requireRisingCounters(name: DeviceName, before: DeviceInspection, seen: DeviceInspection): void {
  assert.ok(seen.alertsSent >= before.alertsSent, `the ${name}'s own counter went back`)
  assert.ok(seen.counters.broker >= before.counters.broker, `the ${name}'s counter of the broker went back`)
  // Between two looks a slot can have changed hands and back, but only by Commands that the device kept.
  if (seen.alertsSent > before.alertsSent) return
  for (const slot of slotNames) {
    const sameKey = seen.slots[slot][0] === before.slots[slot][0]
    assert.ok(
      !sameKey || seen.counters[slot] >= before.counters[slot],
      `the ${name}'s counter of the ${slot} went back from ${before.counters[slot]} to ${seen.counters[slot]}, though the key is the same`,
    )
  }
}

export const entriesOf = async ({ network }: RealWorld, { requestId }: Sent): Promise<readonly TranscriptEntry[]> =>
  (await network.dcc.transcript(requestId))?.entries ?? []

/** Every accepted request has reached one end, and nothing is under way or undelivered any more. */
export async function requireOneEndEach(model: WorldModel, world: RealWorld): Promise<void> {
  const { dcc } = world.network
  assert.deepEqual(dcc.pending(), { scheduled: 0, orders: 0, documents: 0 })
  for (const sent of model.sent) {
    const entries = await entriesOf(world, sent)
    const taken = entries.filter((entry) => entry.kind === 'answered' && entry.code === 'I99').length
    const expected = sent.variant === '8.4' ? 0 : taken
    const ends = endsOf(sent, entries)
    assert.equal(ends, expected, `${sent.requestId} was accepted ${taken} times and ended ${ends}`)
  }
}

const countIn = (entries: readonly TranscriptEntry[], kinds: readonly TranscriptEntry['kind'][]): number =>
  entries.filter(({ kind }) => kinds.includes(kind)).length

function endsOf({ variant, when }: Sent, entries: readonly TranscriptEntry[]): number {
  const answers = countIn(entries, ['device-answered'])
  const unanswered = countIn(entries, ['unreleased', 'unanswered'])
  // A device's word that it keeps a Command is no end yet.
  if (answers === 1 && variant === '6.15.1' && typeof when === 'number')
    return unanswered + countIn(entries, ['device-alerted', 'superseded'])
  const refused = entries.filter((entry) => entry.kind === 'released' && entry.code !== 'I99').length
  return answers + unanswered + refused
}
