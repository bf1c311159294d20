import type { Certificate } from '../../certs/certificate.ts'
import { derivePrivateKey, type P256PrivateKey } from '../../certs/keys/keys.ts'
import type { Credential, DeviceCredentials, Smki } from '../../certs/smki.ts'
import type { NetworkOperator } from '../market/network-operators.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Fitting } from '../vocabulary/fitting.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import type { NetworkPartyRecord, SupplierRecord } from '../vocabulary/registration-record.ts'
import type { Stage } from '../vocabulary/stage.ts'
import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import { createDevicesAt, type DevicesAt } from './devices-at.ts'
import { createEstateLocator } from './estate/estate-locator.ts'
import type { EstateTable } from './estate/estate-table.ts'
import { createFactoryCells, type FilledCell, holdersIn, type InitialHolder } from './factory-cells.ts'
import { fittingOf } from './fitting-of-device.ts'
import { largestFleet } from './gas-networks.ts'
import { inventoryRecordOf } from './inventory.ts'
import { createLocator, type LocatedDevice, type Locator } from './locator.ts'
import type { FurtherDevices, Premises } from './premises.ts'
import { createPremisesDerivation } from './premises-derivation.ts'
import { createRegistrationHistory } from './registration-history.ts'

export type { FilledCell } from './factory-cells.ts'
export { largestFleet } from './gas-networks.ts'

/** The index of generated premises that devices are of, without a fleet; null for a device of nobody's making. */
export function originIn(random: Random): (device: EntityIdentifier) => number | null {
  const { deviceIdentifiers } = createPremisesDerivation(random.derive('fleet').derive('premises'))
  return (device) => {
    const origin = deviceIdentifiers.invert(device)
    return origin === undefined || origin.generation > 0 || origin.index >= largestFleet ? null : origin.index
  }
}

export type { Premises, SlotState } from './premises.ts'

/** What a device of the fleet is before anybody spoke to it. */
interface FleetBlueprint {
  readonly deviceId: EntityIdentifier
  readonly type: DeviceTypeWithCells
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
  readonly cells: readonly FilledCell[]
  /** Anchors beside the one in the root cell; none but with `--trust`. */
  readonly furtherAnchors: readonly Certificate[]
  /** Of a use and a generation: the key that the device makes when it is asked for a new one. */
  readonly furtherKey: (use: 'digitalSignature' | 'keyAgreement', generation: number) => P256PrivateKey
  readonly fitting: Fitting
}

/** An estate, and who is registered for its metering points where somebody says so. */
export interface FleetEstate {
  readonly table: EstateTable
  readonly registered: (point: MeteringPoint) => NetworkOperator | undefined
}

/** What Registration Data records of the fleet's metering points; nothing for a point that is not the fleet's. */
interface FleetRegistration {
  networkPartyRecords(point: MeteringPoint): readonly NetworkPartyRecord[]
  supplierRecords(point: MeteringPoint): readonly SupplierRecord[]
}

/**
 * Premises that are computed and not stored: each follows from the seed and its index, and is found again by inverting any of
 * its identifiers. The first premises are the same in a fleet of any size.
 */
export interface Fleet extends Locator {
  premisesOf(device: EntityIdentifier): Premises | undefined
  inventoryRecord(device: EntityIdentifier): InventoryRecord | undefined
  /** Every device of the premises that a search of the inventory may be about. */
  readonly devicesAt: DevicesAt
  /** The device's own; its keys are derived on first use. */
  credentials(device: EntityIdentifier): DeviceCredentials | undefined
  blueprint(device: EntityIdentifier): FleetBlueprint | undefined
  /** Who the device's cells trust when the world begins; derives no keys. */
  initialHolders(device: EntityIdentifier): readonly InitialHolder[] | undefined
  readonly registration: FleetRegistration
  /** Whether a device is named by the estate that the fleet is of; of a generated fleet every one counts as named. */
  isNamed(device: EntityIdentifier): boolean
}

interface FleetOptions {
  readonly random: Random
  readonly smki: Smki
  readonly size: number
  /** How far the life of the premises of an index has come when the world begins; commissioned where left out. */
  readonly stageOf?: (index: number) => Stage
  /** How often gas meters wake, milliseconds; they are always awake where left out. */
  readonly gsmeWakesEveryMs?: number
  /** Which devices there are beside those that every home has, and in what share of the homes; none where left out. */
  readonly furtherDevices?: FurtherDevices
  /** The estate that the fleet is of, in place of generated premises. */
  readonly estate?: FleetEstate | undefined
}

/**
 * @example
 * const fleet = createFleet({ random: createRandom('winter'), smki, size: 30_000_000 })
 * const [site] = fleet.find(({ electricityNetworkOperator }) => electricityNetworkOperator.kind === 'IDNO', 1)
 *
 * @throws RangeError for a size outside 1 … largestFleet
 */
export function createFleet({
  random,
  smki,
  size,
  stageOf = () => 'commissioned',
  gsmeWakesEveryMs = 0,
  furtherDevices = {},
  estate,
}: FleetOptions): Fleet {
  if (!Number.isInteger(size) || size < 1 || size > largestFleet)
    throw new RangeError(`a fleet has 1 to ${largestFleet} premises, not ${size}`)
  const streams = random.derive('fleet')
  const derivation = createPremisesDerivation(streams.derive('premises'), furtherDevices)
  const locator =
    estate === undefined ? createLocator(derivation, size) : createEstateLocator({ ...estate, derivation })
  const cellsOf = createFactoryCells(smki)
  const installCodes = streams.derive('install codes')
  const [, ...furtherAnchors] = smki.organisationAnchors
  /** A hub that replaces another has a GPF of its own in it. */
  const boxOf = ({ premises, generation }: LocatedDevice) => {
    const ofGeneration = (first: EntityIdentifier): EntityIdentifier => {
      let device = first
      for (let past = 0; past < generation; past += 1) device = locator.replacementOf(device) ?? device
      return device
    }
    return { CHF: ofGeneration(premises.devices.CHF), GPF: ofGeneration(premises.devices.GPF) }
  }
  const stageOfDevice = ({ premises, generation }: LocatedDevice): Stage =>
    generation === 0 ? stageOf(premises.index) : 'manufactured'
  return {
    ...locator,
    premisesOf: (device) => locator.deviceAt(device)?.premises,
    inventoryRecord(device) {
      const located = locator.deviceAt(device)
      return located && inventoryRecordOf(located.type, located.premises, stageOfDevice(located))
    },
    devicesAt: createDevicesAt(locator),
    credentials: (device) => (locator.deviceAt(device) === undefined ? undefined : smki.deviceCredentials(device)),
    blueprint(device) {
      const located = locator.deviceAt(device)
      if (located === undefined) return undefined
      const { type } = located
      const cells = cellsOf(located)
      const isInHub = type === 'CHF' || type === 'GPF'
      const box = isInHub && located.generation > 0 ? boxOf(located) : {}
      const fitting = fittingOf(device, located, stageOfDevice(located), installCodes, gsmeWakesEveryMs, box)
      const furtherKey: FleetBlueprint['furtherKey'] = (use, generation) =>
        derivePrivateKey(smki.stream(`device/${device}/${use}/${generation}`))
      const { digitalSignature, keyAgreement } = smki.deviceCredentials(device)
      return {
        deviceId: device,
        type,
        digitalSignature,
        keyAgreement,
        cells,
        furtherAnchors,
        furtherKey,
        fitting,
      }
    },
    initialHolders(device) {
      const located = locator.deviceAt(device)
      return located && holdersIn(cellsOf(located))
    },
    isNamed: (device) => estate === undefined || estate.table.deviceCalled(device) !== undefined,
    registration: createFleetRegistration(streams.derive('registration'), locator.premisesAt),
  }
}

function createFleetRegistration(random: Random, premisesAt: Fleet['premisesAt']): FleetRegistration {
  const history = createRegistrationHistory(random)
  return {
    networkPartyRecords(point) {
      const premises = premisesAt(point)
      return premises === undefined ? [] : history.networkParties(point, premises)
    },
    supplierRecords(point) {
      const premises = premisesAt(point)
      return premises === undefined ? [] : history.suppliers(point, premises)
    },
  }
}
