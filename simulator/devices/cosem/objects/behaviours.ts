import type { DlmsData } from '../../../gbcs/dlms/data.ts'
import { data } from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import type { DeviceState } from '../../state/device-state.ts'
import {
  type DeviceObject,
  failure,
  fixed,
  instanceOf,
  keyOfAttribute,
  objectOf,
  settable,
  withAttribute,
} from '../object.ts'
import { bitsOf, noBits } from '../values.ts'

/** A bit for each event that GBCS 16 lists, in its order. */
const events = 256
const octetsOfEvents = events / 8

/**
 * What a party is told of events: a command says for which of them in its first half, and what in its second; what has been
 * made of it is read elsewhere.
 */
function behaviour(obis: string, configuredObis: string, factory: DlmsData): readonly DeviceObject[] {
  const configured = configuredKey(configuredObis)
  return [
    objectOf(data, obis, {
      value: settable(noBits(2 * events), (value, { state }) => {
        if (value.type !== 'bit-string' || value.bits !== 2 * events) return failed(failure.typeUnmatched)
        const before = state.attributes.get(configured)
        const old = bitsOfEvents(before ?? factory)
        const next = old.map((octet, at) => {
          const concerned = value.value[at] ?? 0
          return (octet & ~concerned) | ((value.value[octetsOfEvents + at] ?? 0) & concerned)
        })
        return succeeded({ state: withAttribute(state, configured, bitsOf(events, Buffer.from(next))) })
      }),
    }),
    objectOf(data, configuredObis, { value: fixed(factory) }),
  ]
}

const configuredKey = (obis: string): string => keyOfAttribute(data.id, instanceOf(obis), data.attributes.value.number)

const bitsOfEvents = (value: DlmsData): Buffer =>
  value.type === 'bit-string' ? value.value : Buffer.alloc(octetsOfEvents)

const everyEvent = bitsOf(events, Buffer.alloc(octetsOfEvents, 0xff))

/** Ways of telling, by the number of their object: before anybody says otherwise a meter tells of all, and keeps all in its log. */
const ways = { wan: 11, han: 12, alarm: 13, log: 14 } as const
const factoryOf: Readonly<Record<number, DlmsData>> = { [ways.wan]: everyEvent, [ways.log]: everyEvent }
/** What has been configured is read so much further on. */
const configuredBehind = 4

const groups = { supplier: '0-30', networkOperator: '0-33' } as const

/** Alerts to the WAN, events to the HAN, audible alarms and logging, for the supplier and for the network operator. */
export const behaviourObjects: readonly DeviceObject[] = Object.values(groups).flatMap((group) =>
  Object.values(ways).flatMap((way) =>
    behaviour(
      `${group}:97.98.${way}.255`,
      `${group}:97.98.${way + configuredBehind}.255`,
      factoryOf[way] ?? noBits(events),
    ),
  ),
)

/**
 * Whether an ESME tells a party of an event over the WAN, or notes it in a log, as 6.22 has it. A bit stands for the low octet of a code,
 * from the last bit on (docs/domain/gbcs-use-cases.md#behaviours).
 */
export function tellsOf(
  { attributes }: Pick<DeviceState, 'attributes'>,
  way: 'wan' | 'log',
  party: keyof typeof groups,
  event: number,
): boolean {
  const configured = attributes.get(configuredKey(`${groups[party]}:97.98.${ways[way] + configuredBehind}.255`))
  const mask = bitsOfEvents(configured ?? everyEvent)
  const low = event & 0xff
  return (((mask[mask.length - 1 - (low >> 3)] ?? 0) >> (low & 7)) & 1) === 1
}
