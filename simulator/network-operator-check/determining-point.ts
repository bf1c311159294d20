import type { DeviceType } from '../vocabulary/device-type.ts'
import type { DeviceMeteringPoint } from './contract.ts'
import type { CheckQuestion } from './question.ts'

/** What the network of a device is known by: electricity for an ESME, gas for a GPF. */
const kindOfPoint: Partial<Record<DeviceType, DeviceMeteringPoint['kind']>> = { ESME: 'MPAN', GPF: 'MPRN' }

/**
 * The metering point that decides who is responsible for a device (NOC-6): an ESME's import MPAN, or the MPRN that a
 * GPF has through its GSME. Null where there is none, or where several contradict each other.
 */
export function determiningPoint({ device: { type, meteringPoints } }: CheckQuestion): string | null {
  let determining: string | null = null
  for (const { kind, value, purpose } of meteringPoints) {
    if (purpose !== 'import' || kind !== kindOfPoint[type]) continue
    if (determining !== null && determining !== value) return null
    determining = value
  }
  return determining
}
