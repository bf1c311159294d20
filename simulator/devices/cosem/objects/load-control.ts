import { data, disconnectControl, scriptTable } from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { loadStateOf, withLimit, withScript } from '../auxiliary-load.ts'
import { type DeviceObject, failure, fixed, type Method, objectOf, settable } from '../object.ts'
import { neverOctets, octets, truth, unsigned16, utf8, visible } from '../values.ts'
import { calendar } from './prepayment.ts'
import { specialDays } from './tariff.ts'

const five = [1, 2, 3, 4, 5]
const noDevice = octets(Buffer.alloc(8))

/** A script puts a switch or a controller for a while, or has it be as its calendar says again. */
const executeScript: Method = (script, { state, now }) =>
  script.type === 'long-unsigned'
    ? succeeded({ state: withScript(state, script.value, now) })
    : failed(failure.typeUnmatched)

/** A script limits a controller for a while. */
const limitController: Method = (script, { state, now }) =>
  script.type === 'long-unsigned'
    ? succeeded({ state: withLimit(state, script.value, now) })
    : failed(failure.typeUnmatched)

/** What a controller does, in the form of the published example; nothing of one of which nothing was ever said. */
const stateOf = (which: number) =>
  fixed((moment) => {
    const { output, input, isKnown } = loadStateOf(moment, which)
    return utf8(isKnown ? `{"outputState": ${output}, "inputState": ${input}}` : '{}')
  })

/** How long, or until when: of both a command may speak. */
const termOrMoment = (obis: string): DeviceObject =>
  objectOf(data, obis, { value: { ...settable(unsigned16(0)), alsoLike: octets(neverOctets) } })

const momentOnly = (obis: string): DeviceObject => objectOf(data, obis, { value: settable(octets(neverOctets)) })

/** Auxiliary load: switches, proportional controllers and boost, which the meter keeps (SMETS 5.7.4). */
export const loadControlObjects: readonly DeviceObject[] = [
  ...five.flatMap((number) => [
    objectOf(data, `0-0:94.44.0.${10 + number}`, { value: settable(visible('')) }),
    objectOf(data, `0-0:94.44.0.${20 + number}`, { value: settable(noDevice) }),
    objectOf(data, `0-0:94.44.0.${30 + number}`, { value: stateOf(number) }),
    objectOf(data, `0-0:94.44.6.${number}`, { value: settable(truth(false)) }),
    objectOf(disconnectControl, `0-${number}:96.3.10.255`, {
      output_state: fixed((moment) => truth(loadStateOf(moment, number).output > 0)),
    }),
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
