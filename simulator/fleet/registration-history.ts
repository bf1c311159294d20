import type { NetworkOperator } from '../market/network-operators.ts'
import { type Supplier, suppliers } from '../market/suppliers.ts'
import type { MarketDate } from '../vocabulary/market-date.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import type { EffectivePeriod, NetworkPartyRecord, SupplierRecord } from '../vocabulary/registration-record.ts'
import { mistakenFor } from './mistaken-operators.ts'
import { mix } from './numbering/mixing.ts'
import type { Premises } from './premises.ts'
import { oneIn } from './shares.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Points were registered first in the first span, and changed hands, where they did, in the second. */
const firstRegistrations = { from: Date.UTC(2006, 0, 1), days: 8 * 365 }
const changes = { from: Date.UTC(2016, 0, 1), days: 8 * 365 }

export interface RegistrationHistory {
  networkParties(point: MeteringPoint, premises: Premises): readonly NetworkPartyRecord[]
  suppliers(point: MeteringPoint, premises: Premises): readonly SupplierRecord[]
}

/**
 * What was and is registered for a metering point: one open-ended record, and at some points an earlier one of another
 * party, so that a check without effective dates takes the wrong party. The two series change on days of their own.
 */
export function createRegistrationHistory(random: Random): RegistrationHistory {
  const key = (label: string) => random.derive(label).octets(4).readUInt32BE()
  const networkKey = key('network parties')
  const supplierKey = key('suppliers')
  return {
    networkParties(meteringPoint, premises) {
      const drawn = mix(networkKey, premises.madeUpFrom, seriesOf(meteringPoint, premises))
      const current = networkOperatorAt(meteringPoint, premises)
      const earlier =
        drawn % oneIn.earlierNetworkParty === 0 ? earlierNetworkParty(current, premises, drawn) : undefined
      return periods(drawn, earlier?.id, current.id).map(({ party, ...period }) => ({
        meteringPoint,
        networkParty: party,
        ...period,
      }))
    },
    suppliers(meteringPoint, premises) {
      const drawn = mix(supplierKey, premises.madeUpFrom, seriesOf(meteringPoint, premises))
      const earlier = drawn % oneIn.earlierSupplier === 0 ? earlierSupplier(premises.supplier, drawn) : undefined
      return periods(drawn, earlier?.id, premises.supplier.id).map(({ party, ...period }) => ({
        meteringPoint,
        supplier: party,
        ...period,
      }))
    },
  }
}

/** Each of the premises' points has its own history. */
function seriesOf(point: MeteringPoint, { mpan, mprn, secondaryImportMpan, exportMpan }: Premises): number {
  const points: readonly (MeteringPoint | null)[] = [mpan, mprn, secondaryImportMpan, exportMpan]
  return points.indexOf(point)
}

const networkOperatorAt = (point: MeteringPoint, premises: Premises): NetworkOperator =>
  kindOfMeteringPoint(point) === 'MPAN' ? premises.electricityNetworkOperator : premises.gasNetworkOperator

/** Networks are sold and adopted between those who are mistaken for each other. */
function earlierNetworkParty(
  current: NetworkOperator,
  { region }: Premises,
  drawn: number,
): NetworkOperator | undefined {
  const candidates = mistakenFor(current, region)
  return candidates[(drawn >>> 8) % candidates.length]
}

function earlierSupplier(current: Supplier, drawn: number): Supplier | undefined {
  const others = suppliers.filter(({ id }) => id !== current.id)
  return others[(drawn >>> 8) % others.length]
}

function periods(drawn: number, earlier: string | undefined, current: string): (EffectivePeriod & { party: string })[] {
  const first = firstRegistrations.from + ((drawn >>> 4) % firstRegistrations.days) * dayMs
  if (earlier === undefined) return [{ party: current, from: marketDate(first), to: null }]
  const change = changes.from + ((drawn >>> 12) % changes.days) * dayMs
  return [
    { party: earlier, from: marketDate(first), to: marketDate(change - dayMs) },
    { party: current, from: marketDate(change), to: null },
  ]
}

/** @param midnight of a day, in UTC: here it stands for the day and not for an instant */
const marketDate = (midnight: number): MarketDate => new Date(midnight).toISOString().slice(0, 10) as MarketDate
