import { data, disconnectControl, scriptTable } from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { type DeviceObject, failure, fixed, type Method, objectOf, settable } from '../object.ts'
import { neverOctets, octets, truth, unsigned16, utf8, visible } from '../values.ts'
import { calendar } from './prepayment.ts'
import { specialDays } from './tariff.ts'

const five = [1, 2, 3, 4, 5]
const noDevice = octets(Buffer.alloc(8))

/** A script of a switch or a controller has a number; what it does is not simulated. */
const executeScript: Method = (script, { state }) =>
  script.type === 'long-unsigned' ? succeeded({ state }) : failed(failure.typeUnmatched)

/** How long, or until when: of both a command may speak. */
const termOrMoment = (obis: string, factory: 'seconds' | 'moment'): DeviceObject =>
  objectOf(data, obis, { value: settable(factory === 'seconds' ? unsigned16(0) : octets(neverOctets)) })

/** Auxiliary load: switches, proportional controllers and boost, which the meter keeps (SMETS 5.7.4). */
export const loadControlObjects: readonly DeviceObject[] = [
  ...five.flatMap((number) => [
    objectOf(data, `0-0:94.44.0.${10 + number}`, { value: settable(visible('')) }),
    objectOf(data, `0-0:94.44.0.${20 + number}`, { value: settable(noDevice) }),
    objectOf(data, `0-0:94.44.0.${30 + number}`, { value: fixed(utf8('{}')) }),
    objectOf(data, `0-0:94.44.6.${number}`, { value: settable(truth(false)) }),
    objectOf(disconnectControl, `0-${number}:96.3.10.255`, { output_state: fixed(truth(false)) }),
  ]),
  objectOf(data, '0-0:94.44.7.255', { value: fixed(truth(false)) }),
  termOrMoment('0-0:94.44.117.1', 'seconds'),
  termOrMoment('0-0:94.44.117.2', 'moment'),
  termOrMoment('0-0:94.44.119.1', 'moment'),
  termOrMoment('0-0:94.44.119.2', 'seconds'),
  termOrMoment('0-0:94.44.119.3', 'moment'),
  termOrMoment('0-0:94.44.119.4', 'moment'),
  termOrMoment('0-0:94.44.121.1', 'moment'),
  termOrMoment('0-0:94.44.121.2', 'moment'),
  objectOf(scriptTable, '0-0:10.0.103.255', {}, { execute: executeScript }),
  objectOf(scriptTable, '0-0:10.0.107.255', {}, { execute: executeScript }),
  ...calendar(2, '0-0:94.44.128.26'),
  ...specialDays(3, '0-0:94.44.128.35'),
]
