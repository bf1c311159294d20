import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { EffectivePeriod } from '../vocabulary/registration-record.ts'
import type { ChangeFlaw, RegistrationChange } from './registration-change.ts'

/**
 * What makes a change impossible to take. Records that name different parties for one day are not among it: the
 * market's data does hold them, and the check must meet them (NOC-12).
 */
export function flawsOf(change: RegistrationChange): ChangeFlaw[] {
  const records = [...(change.networkParties ?? []), ...(change.suppliers ?? [])]
  return records.flatMap((record) => flawOf(change.meteringPoint, record) ?? [])
}

function flawOf(point: MeteringPoint, record: EffectivePeriod & { meteringPoint: MeteringPoint }): ChangeFlaw | null {
  if (record.meteringPoint !== point)
    return {
      meteringPoint: point,
      reason: 'other-metering-point',
      detail: `A record of ${record.meteringPoint} stands among those of ${point}`,
    }
  if (record.to !== null && record.to < record.from)
    return {
      meteringPoint: point,
      reason: 'ends-before-it-starts',
      detail: `A record of ${point} ends on ${record.to}, before it starts on ${record.from}`,
    }
  return null
}
