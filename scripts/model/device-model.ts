import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { acb, roleOf, type Slot } from './parties.ts'
import type { Certificates, Command, DeviceModel, KeptCommand } from './world-model.ts'

/** What a device says of the cells of one slot. */
export interface Told {
  /** Whose certificates went in, by cell; a cell that was refused, or not meant, is absent. */
  readonly replaced: Partial<Record<keyof Certificates, EntityIdentifier>>
}

/** What a device answers to a Command; null where it is silent. */
export type DeviceAnswer =
  | ({ readonly kind: 'updated' } & Told)
  | { readonly kind: 'kept'; readonly kept: KeptCommand | null }
  | { readonly kind: 'held'; readonly slot: Slot; readonly held: Certificates }

const cellNames = ['signing', 'agreement'] as const

export function execute(device: DeviceModel, command: Command): DeviceAnswer | null {
  const { kind, by, counter, sent } = command
  const counted = kind === 'read' ? 'broker' : sent.slot
  if (kind === 'update' && device.slots[sent.slot].signing !== by) return null
  if (counter <= device.counters[counted]) return null
  device.counters[counted] = counter
  if (kind === 'read') return { kind: 'held', slot: sent.slot, held: { ...device.slots[sent.slot] } }
  return command.when === null ? { kind: 'updated', replaced: replace(device, command) } : keep(device, command)
}

/** Of one originator and slot the newest waits; a cancellation leaves none. */
function keep(device: DeviceModel, command: Command): DeviceAnswer {
  const { by, sent, when } = command
  const others = device.kept.filter((kept) => kept.command.by !== by || kept.command.sent.slot !== sent.slot)
  const kept = typeof when === 'number' ? { command, until: when } : null
  device.kept = kept === null ? others : [...others, kept]
  return { kind: 'kept', kept }
}

/** The time of a Command has come. If its originator no longer holds the slot, nothing changes. */
export function executeKeptCommand(device: DeviceModel, kept: KeptCommand): Told {
  device.kept = device.kept.filter((other) => other !== kept)
  device.alertsSent += 1
  const { command } = kept
  const holds = device.slots[command.sent.slot].signing === command.by
  return { replaced: holds ? replace(device, command) : {} }
}

function replace(device: DeviceModel, { counter, sent: { slot, certificates, floor } }: Command): Told['replaced'] {
  const before = device.slots[slot]
  const replaced: Partial<Record<keyof Certificates, EntityIdentifier>> = {}
  for (const cell of cellNames) {
    const holder = certificates[cell]
    if (holder !== null && fits(holder, slot)) replaced[cell] = holder
  }
  device.slots[slot] = { ...before, ...replaced }
  // A new key begins at the floor; the old one goes on from where it is, or its Commands could be replayed.
  const isNewKey = replaced.signing !== undefined && replaced.signing !== before.signing
  if (floor !== null && (isNewKey || floor >= counter)) device.counters[slot] = floor
  return replaced
}

/** A cell takes certificates of its own role, and the broker's. */
const fits = (holder: EntityIdentifier, slot: Slot): boolean =>
  holder === acb || roleOf(holder) === (slot === 'Supplier' ? 'supplier' : 'network operator')
