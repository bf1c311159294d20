import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'
import type { DeviceObject, DeviceObjects } from './object.ts'
import { behaviourObjects } from './objects/behaviours.ts'
import { clockObjects } from './objects/clock.ts'
import { protectedValues } from './objects/collections.ts'
import { energyObjects } from './objects/energy.ts'
import { hubObjects } from './objects/hub.ts'
import { hubIdentity, meterIdentity } from './objects/identity.ts'
import { loadControlObjects } from './objects/load-control.ts'
import { hubLogs, meterLogs } from './objects/logs.ts'
import { prepaymentObjects } from './objects/prepayment.ts'
import { protectedObjects } from './objects/protected.ts'
import { supplyObjects } from './objects/supply.ts'
import { tariffObjects } from './objects/tariff.ts'
import { voltageObjects } from './objects/voltage.ts'

const table = (...groups: readonly (readonly DeviceObject[])[]): DeviceObjects =>
  new Map(groups.flat().map((object) => [object.instance, object]))

const none: DeviceObjects = new Map()
const meter = table(
  meterIdentity,
  clockObjects,
  energyObjects,
  voltageObjects,
  supplyObjects,
  tariffObjects,
  prepaymentObjects,
  loadControlObjects,
  behaviourObjects,
  meterLogs,
  protectedObjects(protectedValues),
)
const hub = table(hubIdentity, hubLogs, hubObjects)

/** The COSEM objects of a device type; the devices of gas have none. */
export function objectsOf(type: DeviceTypeWithCells): DeviceObjects {
  if (type === 'ESME') return meter
  return type === 'CHF' ? hub : none
}
