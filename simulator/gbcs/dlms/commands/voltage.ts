import { cosemCommand, operationsByCode, valued } from '../command.ts'
import { data, limiter, profileGeneric, register } from '../interface-classes.ts'
import { action, set } from '../operations.ts'
import { integerOf, zero } from '../values.ts'

const number = integerOf('double-long-unsigned')

/** What is beyond a threshold, in volts, for so long, in seconds. */
const beyond = (obis: string) => ({
  threshold: valued(set(limiter, obis, 'threshold_normal'), number),
  seconds: valued(set(limiter, obis, 'min_over_threshold_duration'), number),
})

const extremeOver = beyond('0-0:17.0.1.255')
const extremeUnder = beyond('0-0:17.0.2.255')
const sag = beyond('0-0:17.0.3.255')
const swell = beyond('0-0:17.0.4.255')

const thresholds = {
  extremeOver: extremeOver.threshold,
  extremeOverSeconds: extremeOver.seconds,
  extremeUnder: extremeUnder.threshold,
  extremeUnderSeconds: extremeUnder.seconds,
  sag: sag.threshold,
  sagSeconds: sag.seconds,
  swell: swell.threshold,
  swellSeconds: swell.seconds,
}

/** Of one phase: over which the average is taken, and beyond what it is counted. */
const phase = (c: 32 | 52 | 72) => ({
  averageSeconds: valued(set(profileGeneric, `1-0:${c}.24.0.255`, 'capture_period'), number),
  averageOver: valued(set(data, `1-0:${c}.35.0.4`, 'value'), number),
  averageUnder: valued(set(data, `1-0:${c}.31.0.4`, 'value'), number),
  resetUnderCounter: valued(action(register, `1-0:${c}.32.0.4`, 'reset'), zero),
  resetOverCounter: valued(action(register, `1-0:${c}.36.0.4`, 'reset'), zero),
})

const one = phase(32)
const two = phase(52)
const three = phase(72)

const periods = {
  averageSeconds1: one.averageSeconds,
  averageSeconds2: two.averageSeconds,
  averageSeconds3: three.averageSeconds,
}
const averagesOfOthers = {
  averageUnder2: two.averageUnder,
  averageOver2: two.averageOver,
  averageUnder3: three.averageUnder,
  averageOver3: three.averageOver,
}
const resets = { resetUnderCounter1: one.resetUnderCounter, resetOverCounter1: one.resetOverCounter }
const resetsOfAll = {
  ...resets,
  resetUnderCounter2: two.resetUnderCounter,
  resetOverCounter2: two.resetOverCounter,
  resetUnderCounter3: three.resetUnderCounter,
  resetOverCounter3: three.resetOverCounter,
}

/** Voltage thresholds and periods, with the counters reset: of a single phase ESME, and of a polyphase one. */
export const ecs29a = cosemCommand(0x0045, {
  averageSeconds1: one.averageSeconds,
  ...thresholds,
  averageOver1: one.averageOver,
  averageUnder1: one.averageUnder,
  ...resets,
})
export const ecs29b = cosemCommand(0x00ae, {
  ...periods,
  ...thresholds,
  averageOver1: one.averageOver,
  averageUnder1: one.averageUnder,
  ...averagesOfOthers,
  ...resetsOfAll,
})

/** The same with the counters left alone. */
export const ecs29c = cosemCommand(0x00d1, {
  averageUnder1: one.averageUnder,
  averageOver1: one.averageOver,
  averageSeconds1: one.averageSeconds,
  ...thresholds,
})
export const ecs29d = cosemCommand(0x00d2, {
  averageUnder1: one.averageUnder,
  averageOver1: one.averageOver,
  ...averagesOfOthers,
  ...periods,
  ...thresholds,
})

/** Resets the counters alone. */
export const ecs29e = cosemCommand(0x00d3, resets)
export const ecs29f = cosemCommand(0x00d4, resetsOfAll)

/** Voltage of an ESME. By message code: the operations of the command, in order. */
export const voltageCommands = operationsByCode(ecs29a, ecs29b, ecs29c, ecs29d, ecs29e, ecs29f)
