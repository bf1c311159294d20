import { data } from '../../../gbcs/dlms/interface-classes.ts'
import { octetsOfEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { notFitted } from '../../../vocabulary/fitting.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { firmwareVersionOf } from '../../state/firmware.ts'
import { type DeviceObject, failure, fixed, type Moment, objectOf, settable } from '../object.ts'
import { ascii, hexadecimal, neverOctets, octets, unsigned16 } from '../values.ts'

const fittingOf = ({ blueprint }: Moment) => blueprint.fitting ?? notFitted

/** An MPAN has 13 digits; a twin element meter has two, one behind the other (docs/domain/gbcs-use-cases.md#identity). */
const mpans = /^(\d{13}){1,2}$/

const mpan = (source: (moment: Moment) => string) =>
  settable(
    (moment) => ascii(source(moment)),
    (value, { state }) =>
      value.type === 'octet-string' && mpans.test(value.value.toString('latin1'))
        ? succeeded({ state })
        : failed(failure.otherReason),
  )

const firmwareVersion = objectOf(data, '0-0:0.2.1.255', {
  value: fixed((moment) => hexadecimal(firmwareVersionOf(moment))),
})

const deviceIdentifier = objectOf(data, '0-0:96.1.1.255', {
  value: fixed(({ blueprint }) => octets(octetsOfEntityIdentifier(blueprint.deviceId))),
})

const make = [
  objectOf(data, '0-0:96.1.4.255', { value: fixed((moment) => ascii(fittingOf(moment).model)) }),
  objectOf(data, '0-0:96.1.6.255', { value: fixed((moment) => ascii(fittingOf(moment).manufacturer)) }),
]

/** Who and what an ESME is. */
export const meterIdentity: readonly DeviceObject[] = [
  firmwareVersion,
  deviceIdentifier,
  ...make,
  objectOf(data, '0-0:94.44.34.11', { value: mpan((moment) => fittingOf(moment).importMpans.join('')) }),
  objectOf(data, '1-0:0.0.2.255', { value: mpan((moment) => fittingOf(moment).exportMpan ?? '') }),
  objectOf(data, '0-0:96.1.2.255', { value: fixed((moment) => ascii(fittingOf(moment).variant ?? 'A')) }),
  objectOf(data, '0-0:94.44.0.0', { value: fixed(unsigned16(0)) }),
  objectOf(data, '0-0:94.44.0.1', { value: settable(unsigned16(600)) }),
  objectOf(data, '0-0:94.44.0.2', {
    value: fixed(({ blueprint }) => unsigned16(randomisedOffsetNumber(blueprint.deviceId))),
  }),
  objectOf(data, '0-0:94.44.3.1', { value: settable(octets(Buffer.alloc(0))) }),
  objectOf(data, '0-0:94.44.3.2', { value: settable(octets(neverOctets)) }),
]

/** A number that a meter is made with, so that not all of them change tariff in the same second. */
const randomisedOffsetNumber = (device: string): number => Number.parseInt(device.replaceAll('-', '').slice(-6, -2), 16)

/** The same of a Communications Hub. */
export const hubIdentity: readonly DeviceObject[] = [firmwareVersion, deviceIdentifier, ...make]
