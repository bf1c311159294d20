import { z } from 'zod'
import { determiningPoint, meteringPointsOf } from '../../../dcc/inventory/smart-metering-inventory.ts'
import { entityIdentifiersOf } from '../../../market/look-up.ts'
import { networkOperators } from '../../../market/network-operators.ts'
import { suppliers } from '../../../market/suppliers.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { marketDateOf } from '../../../vocabulary/market-date.ts'
import { isEffectiveOn } from '../../../vocabulary/registration-record.ts'
import type { Network } from '../../network.ts'
import { day } from '../views.ts'

export const registeredPartySchema = z.strictObject({
  id: z.string().describe('Market participant id or short code'),
  name: z.string(),
  from: day,
})

/** Who is registered for a device's metering point today, in one of the series. */
export interface RegisteredParty {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly entityIdentifiers: readonly EntityIdentifier[]
}

/** Null where nobody is registered, or several are, or the device has no determining metering point. */
export function registeredParties(
  { dcc, registration, time }: Pick<Network, 'dcc' | 'registration' | 'time'>,
  device: EntityIdentifier,
): { readonly networkOperator: RegisteredParty | null; readonly supplier: RegisteredParty | null } {
  const record = dcc.inventory.record(device)
  const point = record && determiningPoint(meteringPointsOf(record, dcc.inventory))
  if (!point) return { networkOperator: null, supplier: null }
  const today = marketDateOf(time.clock.now())
  const now = registration.data.snapshot()
  const operator = onlyOne(now.networkPartyRecords(point).filter((each) => isEffectiveOn(each, today)))
  const supplier = onlyOne(now.supplierRecords(point).filter((each) => isEffectiveOn(each, today)))
  return {
    networkOperator: operator && { ...networkParty(operator.networkParty), from: operator.from },
    supplier: supplier && { ...supplierParty(supplier.supplier), from: supplier.from },
  }
}

const onlyOne = <Value>([first, ...others]: readonly Value[]): Value | null =>
  first === undefined || others.length > 0 ? null : first

function networkParty(id: string) {
  const operator = networkOperators.find((each) => each.id === id)
  return {
    id,
    name: operator?.name ?? id,
    entityIdentifiers: operator === undefined ? [] : entityIdentifiersOf(operator),
  }
}

function supplierParty(id: string) {
  const supplier = suppliers.find((each) => each.id === id)
  return {
    id,
    name: supplier?.name ?? id,
    entityIdentifiers: supplier === undefined ? [] : [supplier.entityIdentifier],
  }
}
