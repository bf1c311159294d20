import { disconnectControl } from '../../gbcs/dlms/interface-classes.ts'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { DeviceState } from '../state/device-state.ts'
import { instanceOf, keyOfAttribute, withAttribute } from './object.ts'
import { octets, structure, truth } from './values.ts'

/** The switch of an HCALCS: it is as its meter had it last (docs/domain/gbcs-use-cases.md#hcalcs). */
export interface LoadSwitch {
  readonly isClosed: boolean
  readonly since: Instant
  /** The ESME that had it so. */
  readonly meter: EntityIdentifier
}

/** An HCALCS has no COSEM objects: its state keeps this under a number that no attribute has. */
const switchKey = keyOfAttribute(disconnectControl.id, instanceOf('0-0:96.3.10.255'), 1000)

/** Null for one that no meter has told anything: it is open. */
export function loadSwitchOf({ attributes }: Pick<DeviceState, 'attributes'>): LoadSwitch | null {
  const kept = attributes.get(switchKey)
  const [closed, since, meter] = kept?.type === 'structure' ? kept.value : []
  if (closed?.type !== 'boolean' || since?.type !== 'long64-unsigned' || meter?.type !== 'octet-string') return null
  return { isClosed: closed.value, since: instant(Number(since.value)), meter: entityIdentifierFromOctets(meter.value) }
}

/** An HCALCS whose meter has it open or close its switch. */
export const withLoadSwitch = (state: DeviceState, { isClosed, since, meter }: LoadSwitch): DeviceState =>
  withAttribute(
    state,
    switchKey,
    structure(
      truth(isClosed),
      { type: 'long64-unsigned', value: BigInt(since) },
      octets(octetsOfEntityIdentifier(meter)),
    ),
  )
