import { data, limiter, profileGeneric, register } from '../../../gbcs/dlms/interface-classes.ts'
import { householdOf } from '../../household.ts'
import { resetting } from '../methods.ts'
import {
  type DeviceObject,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Moment,
  objectOf,
  type Range,
  settable,
} from '../object.ts'
import { instantOfSeconds, timesOf } from '../selective-access.ts'
import { compact, scaled, unsigned32 } from '../values.ts'

const threshold = (volts: number) => ({ value: settable(unsigned32(volts)) })

const counterOf = (obis: string): DeviceObject => {
  const key = keyOfAttribute(register.id, instanceOf(obis), register.attributes.value.number)
  return objectOf(
    register,
    obis,
    { value: fixed(unsigned32(0)), scaler_unit: fixed(scaled(0, 255)) },
    { reset: resetting([key, () => unsigned32(0)]) },
  )
}

/** Of each phase: over and under what average voltage a counter counts, and a log of averages (SMETS 5.7.5). */
const phase = (group: number): readonly DeviceObject[] => {
  const log = `1-0:${group}.24.0.255`
  return [
    objectOf(data, `1-0:${group}.31.0.4`, threshold(216)),
    objectOf(data, `1-0:${group}.35.0.4`, threshold(253)),
    counterOf(`1-0:${group}.32.0.4`),
    counterOf(`1-0:${group}.36.0.4`),
    objectOf(profileGeneric, log, {
      buffer: fixed((moment, range) => averages(moment, range, periodOf(moment, log))),
      capture_period: settable(unsigned32(usualPeriodSeconds)),
    }),
  ]
}

const usualPeriodSeconds = 1800
/** SMETS has a meter keep 4 320 averages (90 days of half hours); the newest of those that a read selects come. */
const mostAverages = 4320

const periodOf = ({ state }: Moment, log: string): number => {
  const set = state.attributes.get(
    keyOfAttribute(profileGeneric.id, instanceOf(log), profileGeneric.attributes.capture_period.number),
  )
  return set?.type === 'double-long-unsigned' ? set.value : usualPeriodSeconds
}

function averages(moment: Moment, range: Range, periodSeconds: number) {
  const home = householdOf(moment.blueprint.deviceId)
  const rows = timesOf(moment, range, Math.max(1, periodSeconds), mostAverages).map((seconds) => [
    seconds,
    home.voltage(instantOfSeconds(seconds)),
  ])
  return compact(['double-long-unsigned', 'double-long-unsigned'], rows)
}

/** Beyond which voltage, and for how long, an event is noted. */
const limit = (obis: string, volts: number): DeviceObject =>
  objectOf(limiter, obis, {
    threshold_normal: settable(unsigned32(volts)),
    min_over_threshold_duration: settable(unsigned32(30)),
  })

/** Voltage as a network operator watches it; a single phase meter keeps what is set of the other two phases, which measure alike. */
export const voltageObjects: readonly DeviceObject[] = [
  ...[32, 52, 72].flatMap(phase),
  limit('0-0:17.0.1.255', 276),
  limit('0-0:17.0.2.255', 184),
  limit('0-0:17.0.3.255', 207),
  limit('0-0:17.0.4.255', 264),
]
