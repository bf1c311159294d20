import { networkOperatorSlot } from '../harness/in-words/slot.ts'
import type { Premises, SlotState } from '../harness/index.ts'
import type { Network as HarnessNetwork } from '../harness/network.ts'
import { entityIdentifiersOf, networkOperatorCalled, supplierCalled } from '../market/look-up.ts'
import type { NetworkOperator } from '../market/network-operators.ts'
import { regions } from '../market/regions.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import type { Party } from './party.ts'

/** Which devices are looked for. What is left out does not matter. */
export interface DeviceQuery {
  /** `ESME` unless said otherwise. */
  readonly type?: SimulatedDeviceType
  /** A licensed distribution area, such as `London`. */
  readonly region?: string
  /** What an ESME's network operator slot held when the world began; `dcc-controlled` is one to hand over. */
  readonly slot?: SlotState
  /** Who supplies it: market participant id, name or User ID. */
  readonly supplier?: string
  /** Who is registered for it when the world begins; `IPNL` finds a site on an independent network. */
  readonly networkOperator?: string
}

/** One cell of a device: what for, and who is trusted there. */
export interface Cell {
  readonly cell: string
  /** The name of the party whose certificate is in it. */
  readonly holder: string
  readonly entityIdentifier: string | null
}

/** A device of the fleet, and the premises it is at. */
export interface Device {
  /** EUI-64. */
  readonly id: string
  readonly type: SimulatedDeviceType
  readonly region: string
  readonly postCode: string
  /** The import MPAN of an ESME; the MPRN of a GPF or GSME; for a CHF the MPAN of its premises. */
  readonly meteringPoint: string
  readonly supplier: Party
  /** Who is registered to run its network when the world begins; Registration Data may say otherwise since. */
  readonly networkOperator: Party
  /** The electricity operator of the area, who is easily mistaken for an independent one inside it. */
  readonly areaOperator: Party
  /** Whose certificates its network operator slot holds now, cell by cell, read in the device itself. */
  networkOperatorSlot(): Promise<readonly Cell[]>
  /** How many frames ever reached it: whether it heard of a request at all. */
  framesSeen(): Promise<number>
}

/** The first devices, in order of the fleet, that a query describes. The same seed and query give the same devices. */
export function findDevices(network: HarnessNetwork, query: DeviceQuery, limit: number): readonly Device[] {
  const type = query.type ?? 'ESME'
  requireRegion(query.region)
  const supplier = query.supplier === undefined ? undefined : supplierCalled(query.supplier).id
  const operator = query.networkOperator === undefined ? undefined : networkOperatorCalled(query.networkOperator).id
  const suits = (premises: Premises): boolean =>
    (query.region === undefined || premises.region.name === query.region) &&
    (query.slot === undefined || premises.esmeSlot === query.slot) &&
    (supplier === undefined || premises.supplier.id === supplier) &&
    (operator === undefined || operatorOf(premises, type).id === operator)
  return network.fleet.find(suits, limit).map((premises) => deviceAt(network, premises, type))
}

/** @throws SimulatorFault SIM_NO_SUCH_DEVICE where no device suits */
export function findDevice(network: HarnessNetwork, query: DeviceQuery): Device {
  const [device] = findDevices(network, query, 1)
  if (device !== undefined) return device
  const wanted = JSON.stringify(query)
  throw new SimulatorFault(
    'SIM_NO_SUCH_DEVICE',
    `None of ${network.fleet.size} premises suits ${wanted}: ask for less, or give bringUp more premises`,
  )
}

/** @throws SimulatorFault SIM_USAGE, SIM_NO_SUCH_DEVICE */
export function deviceCalled(network: HarnessNetwork, text: string): Device {
  const identifier = deviceIdentifier(text)
  const premises = network.fleet.premisesOf(identifier)
  const type = types.find((each) => premises?.devices[each] === identifier)
  if (premises !== undefined && type !== undefined) return deviceAt(network, premises, type)
  throw new SimulatorFault('SIM_NO_SUCH_DEVICE', `No device ${identifier} is among ${network.fleet.size} premises`)
}

/** @throws SimulatorFault SIM_USAGE */
export function deviceIdentifier(text: string): EntityIdentifier {
  const identifier = parseEntityIdentifier(text)
  if (identifier !== null) return identifier
  throw new SimulatorFault('SIM_USAGE', `'${text}' is not the EUI-64 of a device`)
}

function requireRegion(name: string | undefined): void {
  if (name === undefined || regions.some((region) => region.name === name)) return
  const names = regions.map((region) => region.name).join(', ')
  throw new SimulatorFault('SIM_USAGE', `'${name}' is no licensed distribution area. There are ${names}`)
}

const types: readonly SimulatedDeviceType[] = ['CHF', 'ESME', 'GPF', 'GSME']
const isGas = (type: SimulatedDeviceType): boolean => type === 'GPF' || type === 'GSME'

const operatorOf = (premises: Premises, type: SimulatedDeviceType): NetworkOperator =>
  isGas(type) ? premises.gasNetworkOperator : premises.electricityNetworkOperator

const operatorParty = (operator: NetworkOperator): Party => ({
  id: operator.id,
  name: operator.name,
  entityIdentifiers: entityIdentifiersOf(operator),
})

function deviceAt({ devices }: HarnessNetwork, premises: Premises, type: SimulatedDeviceType): Device {
  const { supplier, region, postCode, mpan, mprn, hostDno } = premises
  const id = premises.devices[type]
  return {
    id,
    type,
    region: region.name,
    postCode,
    meteringPoint: isGas(type) ? mprn : mpan,
    supplier: { id: supplier.id, name: supplier.name, entityIdentifiers: [supplier.entityIdentifier] },
    networkOperator: operatorParty(operatorOf(premises, type)),
    areaOperator: operatorParty(hostDno),
    networkOperatorSlot: async () =>
      networkOperatorSlot(await devices.cellsOf(id)).map(({ cell, holder, holderIdentifier }) => ({
        cell,
        holder,
        entityIdentifier: holderIdentifier,
      })),
    framesSeen: () => devices.framesSeen(id),
  }
}
