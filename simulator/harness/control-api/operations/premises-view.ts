import { z } from 'zod'
import type { Premises } from '../../../fleet/fleet.ts'
import { entity } from '../views.ts'

/** The devices that every premises of the fleet has. */
export const fleetDeviceTypes = ['CHF', 'ESME', 'GPF', 'GSME'] as const

export const slotStates = ['dcc-controlled', 'supplier-placeholder', 'right-operator', 'wrong-operator'] as const

const fields = {
  index: z.int(),
  region: z.string().describe('Name of a licensed distribution area'),
  postCode: z.string(),
  mpan: z.string(),
  mprn: z.string(),
  supplier: z.strictObject({ id: z.string(), name: z.string(), entityIdentifier: entity }),
  electricityNetworkOperator: z.string().describe('Market participant id'),
  gasNetworkOperator: z.string().describe('Short code of a gas transporter'),
  esmeSlot: z
    .enum(slotStates)
    .describe("Whose certificates the ESME's network operator slot held when the world began"),
}

/** A premises as it was when the world began; Registration Data and the inventory may say otherwise since. */
export const premisesSchema = z.strictObject({
  ...fields,
  devices: z.strictObject({ CHF: entity, ESME: entity, GPF: entity, GSME: entity }),
})

/** One device with the premises that it is at. */
export const deviceAtPremisesSchema = z.strictObject({
  deviceId: entity,
  type: z.enum(fleetDeviceTypes),
  ...fields,
})

export function premisesView(premises: Premises): z.output<typeof premisesSchema> {
  const { index, region, postCode, mpan, mprn, supplier, esmeSlot, devices } = premises
  return {
    index,
    region: region.name,
    postCode,
    mpan,
    mprn,
    supplier: { id: supplier.id, name: supplier.name, entityIdentifier: supplier.entityIdentifier },
    electricityNetworkOperator: premises.electricityNetworkOperator.id,
    gasNetworkOperator: premises.gasNetworkOperator.id,
    esmeSlot,
    devices,
  }
}
