import { z } from 'zod'
import type { Premises } from '../../../fleet/fleet.ts'
import { suppliers } from '../../../market/suppliers.ts'
import { type DeviceType, smiStatuses } from '../../../vocabulary/device-type.ts'
import { marketDateOf } from '../../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../../vocabulary/metering-point.ts'
import { stages } from '../../../vocabulary/stage.ts'
import type { ServedNetwork } from '../operation.ts'
import { entity } from '../views.ts'

/** The devices that premises of the fleet may have: every one has the first four. */
export const fleetDeviceTypes = ['CHF', 'ESME', 'GPF', 'GSME', 'PPMID', 'HCALCS'] as const

export const slotStates = ['dcc-controlled', 'supplier-placeholder', 'right-operator', 'wrong-operator'] as const

const fields = {
  index: z.int(),
  region: z.string().describe('Name of a licensed distribution area'),
  postCode: z.string(),
  mpan: z.string(),
  mprn: z.string(),
  supplier: z
    .strictObject({ id: z.string(), name: z.string(), entityIdentifier: entity })
    .nullable()
    .describe('Registered today: for the MPRN of a GPF or GSME, for the MPAN otherwise; null for nobody, or several'),
  electricityNetworkOperator: z
    .string()
    .nullable()
    .describe('Market participant id of who is registered for the MPAN today; null for nobody, or several'),
  gasNetworkOperator: z
    .string()
    .nullable()
    .describe('Short code of the gas transporter who is registered for the MPRN today; null for nobody, or several'),
  stage: z.enum(stages).describe('How far the life of its devices had come when the world began'),
  esmeSlot: z
    .enum(slotStates)
    .describe("Whose certificates the ESME's network operator slot holds, as the DCC believes"),
}

/** A premises: who is registered is as of today, the slot as it is now, the rest as it was when the world began. */
export const premisesSchema = z.strictObject({
  ...fields,
  devices: z.strictObject({
    CHF: entity,
    ESME: entity,
    GPF: entity,
    GSME: entity,
    PPMID: entity.optional().describe('Where furtherDevices has premises with one'),
    HCALCS: entity.optional(),
  }),
})

/** One device with the premises that it is at. */
export const deviceAtPremisesSchema = z.strictObject({
  deviceId: entity,
  type: z.enum(fleetDeviceTypes),
  ...fields,
  status: z
    .enum(smiStatuses)
    .nullable()
    .describe('In the Smart Metering Inventory; null where it holds no such device'),
  slot: z.enum(slotStates).nullable().describe('Of its own network operator slot; null for a device that has none'),
})

/** Who is registered for a metering point on a day; null where nobody is, or more than one party. */
export interface RegisteredParties {
  networkParty(point: MeteringPoint): string | null
  supplier(point: MeteringPoint): string | null
}

/** Registration Data of today, as it stands now. */
export function registeredToday({ registration, time }: ServedNetwork): RegisteredParties {
  const today = marketDateOf(time.clock.now())
  const now = registration.data.snapshot()
  return {
    networkParty: (point) => onlyOne(now.networkPartiesOn(point, today)),
    supplier: (point) => onlyOne(now.suppliersOn(point, today)),
  }
}

const onlyOne = ([first, ...others]: readonly string[]): string | null =>
  first === undefined || others.length > 0 ? null : first

/** @param type the device that it is about, if it is about one: its fuel says whose supplier is told */
export function premisesView(
  network: Pick<ServedNetwork, 'slots' | 'stages'>,
  premises: Premises,
  registered: RegisteredParties,
  type: DeviceType = 'ESME',
): z.output<typeof premisesSchema> {
  const { index, region, postCode, mpan, mprn, devices } = premises
  return {
    index,
    region: region.name,
    postCode,
    mpan,
    mprn,
    supplier: supplierWithId(registered.supplier(type === 'GPF' || type === 'GSME' ? mprn : mpan)),
    electricityNetworkOperator: registered.networkParty(mpan),
    gasNetworkOperator: registered.networkParty(mprn),
    stage: network.stages.stageOf(index),
    esmeSlot: network.slots.stateOf('ESME', premises),
    devices,
  }
}

function supplierWithId(wanted: string | null) {
  const known = suppliers.find(({ id }) => id === wanted)
  return known === undefined ? null : { id: known.id, name: known.name, entityIdentifier: known.entityIdentifier }
}

/** What a device's own network operator slot holds now; null for a device that has none. */
export const slotOf = (
  { slots }: Pick<ServedNetwork, 'slots'>,
  premises: Premises,
  type: (typeof fleetDeviceTypes)[number],
): (typeof slotStates)[number] | null => (type === 'ESME' || type === 'GPF' ? slots.stateOf(type, premises) : null)

/** @returns none for a device that the premises do not have */
export function deviceViews(
  network: ServedNetwork,
  premises: Premises,
  registered: RegisteredParties,
  type: (typeof fleetDeviceTypes)[number],
): readonly z.output<typeof deviceAtPremisesSchema>[] {
  const deviceId = premises.devices[type]
  if (deviceId === undefined) return []
  const { devices: _devices, ...at } = premisesView(network, premises, registered, type)
  const slot = slotOf(network, premises, type)
  const status = network.dcc.inventory.record(deviceId)?.status ?? null
  return [{ deviceId, type, ...at, status, slot }]
}
