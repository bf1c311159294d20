import { createHash } from 'node:crypto'
import { type EntityIdentifier, octetsOfEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'
import type { DeviceBlueprint } from './blueprint.ts'

/** A device in a Communications Hub's log: one that may join, or that has. */
export interface HanDevice {
  readonly device: EntityIdentifier
  /** With which it may join: 16 octets; null of one that joined before anybody spoke to the hub. */
  readonly installCode: Buffer | null
  /** Of the link key that hub and device agreed when it joined: 16 octets; null until then. */
  readonly linkKeyHash: Buffer | null
}

/** What a Communications Hub knows of its home area network (docs/domain/gbcs-use-cases.md#device-log). */
export interface HanLog {
  readonly devices: readonly HanDevice[]
  /** Removed ones that had joined, the oldest first. */
  readonly historic: readonly HanDevice[]
  /** How long devices may join once joining is enabled. */
  readonly joinTimeoutSeconds: number
  /** Until when they may; null where joining is not enabled. */
  readonly joiningUntil: Instant | null
  /** Of another hub's network, which was restored on this one: 8 octets; null of its own. */
  readonly extendedPanId: Buffer | null
}

/** The historic log holds as many; the oldest goes first. */
export const mostHistoricDevices = 15

/** Devices that a hub has in its log of its own accord: it is one box with the GPF, which never leaves it. */
const ownDevices: readonly DeviceTypeWithCells[] = ['CHF', 'GPF']

/** The log of a hub that nobody has told anything: what was installed with it has joined. */
function factoryHanLog({ deviceId, fitting }: DeviceBlueprint): HanLog {
  const { devices = {}, isJoined = false } = fitting ?? {}
  const others = Object.entries(devices).filter(([type]) => !ownDevices.includes(type as DeviceTypeWithCells))
  return {
    devices: isJoined
      ? others.map(([, device]) => ({ device, installCode: null, linkKeyHash: linkKeyHashOf(deviceId, device) }))
      : [],
    historic: [],
    joinTimeoutSeconds: 0,
    joiningUntil: null,
    extendedPanId: null,
  }
}

interface Hub {
  readonly blueprint: DeviceBlueprint
  readonly state: { readonly han: HanLog | null }
}

/** What a hub knows now. */
export const hanLogOf = ({ blueprint, state }: Hub): HanLog => state.han ?? factoryHanLog(blueprint)

/**
 * What hub and device know of the key that they agree: the simulated radio agrees none, so each pair has a hash of its own. The
 * count of times that a device has joined sets one key apart from the next.
 */
export const linkKeyHashOf = (hub: EntityIdentifier, device: EntityIdentifier, joins = 0): Buffer =>
  createHash('sha256')
    .update(octetsOfEntityIdentifier(hub))
    .update(octetsOfEntityIdentifier(device))
    .update(String(joins))
    .digest()
    .subarray(0, 16)
