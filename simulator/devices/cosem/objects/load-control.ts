import { data, disconnectControl, scriptTable } from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import type { DeviceState } from '../../state/device-state.ts'
import {
  type DeviceObject,
  failure,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Method,
  objectOf,
  settable,
  withAttribute,
} from '../object.ts'
import { secondsSince2000 } from '../selective-access.ts'
import { neverOctets, octets, structure, truth, unsigned16, unsigned32, utf8, visible } from '../values.ts'
import { calendar } from './prepayment.ts'
import { specialDays } from './tariff.ts'

const five = [1, 2, 3, 4, 5]
const noDevice = octets(Buffer.alloc(8))

const outputKey = (which: number): string =>
  keyOfAttribute(disconnectControl.id, instanceOf(`0-${which}:96.3.10.255`), 0)

/** What a switch was told last, and until when; after that it is as its calendar says, which is not simulated: off. */
const outputOf = (which: number) =>
  fixed(({ state, now }) => {
    const told = state.attributes.get(outputKey(which))
    const [isOn, until] = told?.type === 'structure' ? told.value : []
    const isInForce = until?.type === 'double-long-unsigned' && secondsSince2000(now) < until.value
    return isInForce && isOn !== undefined ? isOn : truth(false)
  })

/** Of how many minutes a command has spoken beside its script. */
function minutesFor({ attributes }: DeviceState, which: number, member: number): number {
  const term = attributes.get(
    keyOfAttribute(data.id, instanceOf(`0-0:94.44.${116 + which}.${member}`), data.attributes.value.number),
  )
  return term?.type === 'long-unsigned' ? term.value : 0
}

/** What the low octet of a script says; the high one says of which of the five. */
const scripts: Readonly<Record<number, { readonly isOn: boolean; readonly term: number } | 'by calendar'>> = {
  0x11: { isOn: true, term: 1 },
  0x12: { isOn: false, term: 2 },
  0x20: 'by calendar',
}

/** A script puts a switch for a while, or has it be as its calendar says again. What it does to a proportional controller is not simulated. */
const executeScript: Method = (script, { state, now }) => {
  if (script.type !== 'long-unsigned') return failed(failure.typeUnmatched)
  const which = script.value >> 8
  const does = scripts[script.value & 0xff]
  if (!five.includes(which) || does === undefined) return succeeded({ state })
  const seconds = does === 'by calendar' ? 0 : 60 * minutesFor(state, which, does.term)
  const isOn = does !== 'by calendar' && does.isOn
  const told = structure(truth(isOn), unsigned32(secondsSince2000(now) + seconds))
  return succeeded({ state: withAttribute(state, outputKey(which), told) })
}

/** A script of a controller has a number; what it does is not simulated. */
const limitController: Method = (script, { state }) =>
  script.type === 'long-unsigned' ? succeeded({ state }) : failed(failure.typeUnmatched)

/** How long, or until when: of both a command may speak. */
const termOrMoment = (obis: string): DeviceObject =>
  objectOf(data, obis, { value: { ...settable(unsigned16(0)), alsoLike: octets(neverOctets) } })

const momentOnly = (obis: string): DeviceObject => objectOf(data, obis, { value: settable(octets(neverOctets)) })

/** Auxiliary load: switches, proportional controllers and boost, which the meter keeps (SMETS 5.7.4). */
export const loadControlObjects: readonly DeviceObject[] = [
  ...five.flatMap((number) => [
    objectOf(data, `0-0:94.44.0.${10 + number}`, { value: settable(visible('')) }),
    objectOf(data, `0-0:94.44.0.${20 + number}`, { value: settable(noDevice) }),
    objectOf(data, `0-0:94.44.0.${30 + number}`, { value: fixed(utf8('{}')) }),
    objectOf(data, `0-0:94.44.6.${number}`, { value: settable(truth(false)) }),
    objectOf(disconnectControl, `0-${number}:96.3.10.255`, { output_state: outputOf(number) }),
  ]),
  objectOf(data, '0-0:94.44.7.255', { value: fixed(truth(false)) }),
  ...five.flatMap((number) => [
    termOrMoment(`0-0:94.44.${116 + number}.1`),
    termOrMoment(`0-0:94.44.${116 + number}.2`),
    momentOnly(`0-0:94.44.${116 + number}.3`),
    momentOnly(`0-0:94.44.${116 + number}.4`),
  ]),
  objectOf(scriptTable, '0-0:10.0.103.255', {}, { execute: executeScript }),
  objectOf(scriptTable, '0-0:10.0.107.255', {}, { execute: limitController }),
  ...calendar(2, '0-0:94.44.128.26'),
  ...specialDays(3, '0-0:94.44.128.35'),
]
