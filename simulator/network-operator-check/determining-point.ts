import type { DeviceType } from '../vocabulary/device-type.ts'
import type { DeviceMeteringPoint } from './contract.ts'
import type { CheckQuestion } from './question.ts'

/** What the network of a device is known by: electricity for an ESME, gas for a GPF. */
const kindOfPoint: Partial<Record<DeviceType, DeviceMeteringPoint['kind']>> = { ESME: 'MPAN', GPF: 'MPRN' }

/** The metering points of a device that are of its own fuel: those of the other have nothing to say about it. */
export const pointsOfItsFuel = ({
  device: { type, meteringPoints },
}: Pick<CheckQuestion, 'device'>): readonly DeviceMeteringPoint[] =>
  meteringPoints.filter(({ kind }) => kind === kindOfPoint[type])

/**
 * The metering point that decides who is responsible for a device (NOC-6): an ESME's import MPAN, or the MPRN that a
 * GPF has through its GSME. Null where there is none, or where several contradict each other.
 */
export function determiningPoint(question: Pick<CheckQuestion, 'device'>): string | null {
  let determining: string | null = null
  for (const { value, purpose } of pointsOfItsFuel(question)) {
    if (purpose !== 'import') continue
    if (determining !== null && !isSamePoint(determining, value)) return null
    determining ??= value
  }
  return determining
}

/** Whether two texts name one metering point: an MPRN is a number, and an MPAN has thirteen digits whatever it begins with. */
export const isSamePoint = (one: string, other: string): boolean =>
  one === other || (isMprn(one) && isMprn(other) && numberIn(one) === numberIn(other))

const isMprn = (text: string): boolean => text.length !== mpanLength && /^\d+$/.test(text)
const mpanLength = 13
const numberIn = (digits: string): string => digits.replace(/^0+(?=\d)/, '')
