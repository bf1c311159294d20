import { data } from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
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
function behaviour(obis: string, configuredObis: string): readonly DeviceObject[] {
  const configured = keyOfAttribute(data.id, instanceOf(configuredObis), data.attributes.value.number)
  return [
    objectOf(data, obis, {
      value: settable(noBits(2 * events), (value, { state }) => {
        if (value.type !== 'bit-string' || value.bits !== 2 * events) return failed(failure.typeUnmatched)
        const before = state.attributes.get(configured)
        const old = before?.type === 'bit-string' ? before.value : Buffer.alloc(octetsOfEvents)
        const next = old.map((octet, at) => {
          const concerned = value.value[at] ?? 0
          return (octet & ~concerned) | ((value.value[octetsOfEvents + at] ?? 0) & concerned)
        })
        return succeeded({ state: withAttribute(state, configured, bitsOf(events, Buffer.from(next))) })
      }),
    }),
    objectOf(data, configuredObis, { value: fixed(noBits(events)) }),
  ]
}

/** Alerts to the WAN, events to the HAN, audible alarms and logging, for the supplier and for the network operator. */
export const behaviourObjects: readonly DeviceObject[] = ['0-30', '0-33'].flatMap((group) =>
  [11, 12, 13, 14].flatMap((number) => behaviour(`${group}:97.98.${number}.255`, `${group}:97.98.${number + 4}.255`)),
)
