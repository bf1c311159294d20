import type { Shown } from './data.ts'
import {
  arrayOf,
  type Kind,
  named,
  scalerAndUnit,
  secondsSince2000,
  structure,
  structureByLength,
  unit,
} from './shown.ts'

const money = unit('thousandths of a penny')
const activeEnergy = unit('Wh')

const importRegisters = [
  named('Active Import Register', activeEnergy),
  named('scaler and unit', scalerAndUnit),
  named('Reactive Import Register', unit('varh')),
  named('scaler and unit', scalerAndUnit),
  // Of a twin element meter.
  named('Secondary Active Import Register', activeEnergy),
  named('scaler and unit', scalerAndUnit),
]

const touMatrix = named('Tariff TOU Register Matrix', arrayOf('TOU', activeEnergy))
const secondaryTouMatrix = named('Secondary Tariff TOU Register Matrix', arrayOf('TOU', activeEnergy))
const blockMatrix = [1, 2, 3, 4].map((block) =>
  named(`Tariff Block Counter Matrix, block ${block}`, arrayOf('TOU', activeEnergy)),
)

const prepayment = [
  named('Meter Balance', money),
  named('Emergency Credit Balance', money),
  named('Accumulated Debt Register', money),
  named('Payment Debt Register', money),
  named('Time Debt Register 1', money),
  named('Time Debt Register 2', money),
]

const log = (columns: readonly Shown[]): Kind =>
  arrayOf('entry', structure(named('date and time', secondsSince2000), ...columns))

const logOfEither = (one: readonly Shown[], two: readonly Shown[]): Kind => {
  const time = named('date and time', secondsSince2000)
  return arrayOf('entry', structureByLength([time, ...one], [time, ...two]))
}

const ofOne = [named('Active Import Register', activeEnergy), touMatrix, ...blockMatrix]
const ofTwo = [
  named('Active Import Register', activeEnergy),
  named('Secondary Active Import Register', activeEnergy),
  touMatrix,
  secondaryTouMatrix,
  ...blockMatrix,
]

/** Of a meter with one element, or with two: then there is a register and a matrix more. */
const billing = (columns: readonly Shown[] = []): Shown =>
  named('Billing Data Log', logOfEither([...ofOne, ...columns], [...ofTwo, ...columns]))

/** What a use case encrypts, in order, by message code: all in one structure. */
const protectedObjects: Readonly<Record<number, readonly Shown[]>> = {
  // ECS17b, ECS17d, ECS17e
  0x0027: [named('Import Register Collection', structure(...importRegisters))],
  0x0029: [named('Tariff TOU Register Collection', structure(touMatrix, secondaryTouMatrix))],
  0x002a: [
    named(
      'Tariff Block Counter Matrix Collection',
      structure(named('Tariff Block Counter Matrix', arrayOf('block and TOU', activeEnergy))),
    ),
  ],
  // ECS19
  0x002d: [named('Prepayment Register Collection', structure(...prepayment))],
  // ECS20b, ECS20c, ECS68
  0x002f: [billing(prepayment)],
  0x0030: [billing(), named('Prepayment Billing Data Log', log(prepayment))],
  0x0061: [billing(), named('Prepayment Billing Data Log', log(prepayment))],
  // ECS21a, ECS21b
  0x0033: [billing()],
  0x0034: [named('Prepayment Daily Read Log', log(prepayment))],
  // ECS22b, ECS66
  0x0037: [
    named(
      'Profile Data Log, active import',
      log([
        named('Active Energy Imported', activeEnergy),
        named('Active Energy Imported, second element', activeEnergy),
      ]),
    ),
  ],
  0x0060: [named('Daily Consumption Log', log([named('Active Energy Imported', activeEnergy)]))],
}

/** How what is encrypted in a message of a use case is shown once it is open. */
export const protectedShown = (messageCode: number): Shown =>
  named('protected attributes', structure(...(protectedObjects[messageCode] ?? [])))
