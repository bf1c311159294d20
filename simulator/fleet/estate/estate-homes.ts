import { type NetworkOperator, networkOperators } from '../../market/network-operators.ts'
import { type Region, regions } from '../../market/regions.ts'
import { suppliers } from '../../market/suppliers.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { MeteringPoint, Mpan, Mprn } from '../../vocabulary/metering-point.ts'
import type { SimulatedDeviceType } from '../../vocabulary/trust-anchor-cell.ts'
import { uprnOf } from '../address.ts'
import type { DeviceInEstate, Premises, SlotPair } from '../premises.ts'
import type { PremisesDerivation } from '../premises-derivation.ts'
import { octets, words } from './columns.ts'
import {
  holderOf,
  operatorOfMpan,
  operatorOfMprn,
  regionAtPostCode,
  regionOfMpan,
  slotStateOf,
} from './estate-operators.ts'
import type { EstateTable } from './estate-table.ts'
import { createKeyIndex, keyOfNumber } from './key-index.ts'

/** The homes of an estate, each completed by what is made up of generated premises. */
export interface EstateHomes {
  readonly size: number
  at(home: number): Premises
  /** The area, and the networks, without the rest. */
  regionAt(home: number): Region
  postCodeAt(home: number): string
  /** The home for which something was made up of generated premises; undefined for none. */
  completedBy(generated: number): number | undefined
}

export interface EstateHomesOptions {
  readonly table: EstateTable
  readonly derivation: PremisesDerivation
  /** Who is registered, by Registration Data that was given; undefined where it says nothing. */
  readonly registered: (point: MeteringPoint) => NetworkOperator | undefined
}

const types = ['CHF', 'ESME', 'GPF', 'GSME'] as const satisfies readonly SimulatedDeviceType[]

/**
 * Completes the homes of an estate. A home whose devices and metering points are those of generated premises is those premises,
 * with what the estate says otherwise. Any other gets what its estate leaves open from generated premises of its area, of which
 * nothing stands in the estate: no device and no metering point is made up twice.
 */
export function completeHomes({ table, derivation, registered }: EstateHomesOptions): EstateHomes {
  const madeUpFrom = words()
  const electricity = octets()
  const gas = octets()
  const area = octets()
  const byGenerated = createKeyIndex()
  const pointOf = (home: number, type: SimulatedDeviceType): MeteringPoint | null => {
    const device = table.inHome(home, type)
    return device === undefined ? null : table.ofDevice.meteringPoint(device)
  }
  const mpanOf = (home: number): Mpan | null => pointOf(home, 'ESME') as Mpan | null
  const mprnOf = (home: number): Mprn | null => (pointOf(home, 'GPF') ?? pointOf(home, 'GSME')) as Mprn | null
  const slotOf = (home: number, type: SimulatedDeviceType): SlotPair | null => {
    const device = table.inHome(home, type)
    return device === undefined ? null : table.ofDevice.slot(device)
  }

  /** Whether a home is generated premises: every device and metering point that its estate names is theirs. */
  const isOf = (home: number, premises: Premises): boolean =>
    types.every((type) => {
      const device = table.inHome(home, type)
      return device === undefined || table.ofDevice.identifier(device) === premises.devices[type]
    }) &&
    [null, premises.devices.CHF].includes(table.ofHome.communicationsHub(home)) &&
    [null, premises.mpan].includes(mpanOf(home)) &&
    [null, premises.mprn].includes(mprnOf(home))

  /** Whether what a home would take of generated premises stands nowhere else. */
  const isFreeFor = (home: number, premises: Premises): boolean => {
    const elsewhere = (device: number | undefined): boolean =>
      device !== undefined && table.ofDevice.home(device) !== home
    const points = [premises.mpan, premises.secondaryImportMpan, premises.exportMpan, premises.mprn]
    const hubsHome = table.homeOfHub(premises.devices.CHF)
    return (
      (hubsHome === undefined || hubsHome === home) &&
      byGenerated.get(keyOfNumber(premises.index)) === undefined &&
      !Object.values(premises.devices).some((id) => elsewhere(table.deviceCalled(id))) &&
      !points.some((point) => point !== null && elsewhere(table.deviceAtPoint(point)))
    )
  }

  const nextIn = regions.map(() => 0)
  const freePremisesIn = (home: number, region: Region): Premises => {
    const number = regions.indexOf(region)
    for (;;) {
      const ordinal = nextIn[number] ?? 0
      nextIn[number] = ordinal + 1
      const premises = derivation.at(derivation.inRegion(region, ordinal))
      if (isFreeFor(home, premises)) return premises
    }
  }
  const regionOf = (home: number): Region => {
    const mpan = mpanOf(home)
    const postCode = table.ofHome.postCode(home)
    const found =
      (mpan === null ? undefined : regionOfMpan(mpan)) ??
      (postCode === null ? undefined : regionAtPostCode(postCode)) ??
      regions[home % regions.length]
    if (found === undefined) throw new SimulatorFault('SIM_INVARIANT', 'the market has no region')
    return found
  }

  const settle = (home: number, premises: Premises, isGenerated: boolean): void => {
    const { region } = premises
    const [mpan, mprn] = [mpanOf(home), mprnOf(home)]
    const electricityByNumber =
      isGenerated || mpan === null
        ? premises.electricityNetworkOperator
        : operatorOfMpan({ point: mpan, region, slot: slotOf(home, 'ESME') })
    const gasByNumber =
      isGenerated || mprn === null
        ? premises.gasNetworkOperator
        : operatorOfMprn({ point: mprn, region, slot: slotOf(home, 'GPF') })
    electricity.put(home, networkOperators.indexOf(registered(mpan ?? premises.mpan) ?? electricityByNumber))
    gas.put(home, networkOperators.indexOf(registered(mprn ?? premises.mprn) ?? gasByNumber))
    area.put(home, regions.indexOf(region))
    madeUpFrom.put(home, premises.index)
    byGenerated.set(keyOfNumber(premises.index), home)
  }
  const pending: number[] = []
  for (let home = 0; home < table.homes; home += 1) {
    for (const column of [madeUpFrom, electricity, gas, area]) column.push(0)
    const origin = table.ofHome.origin(home)
    const premises = origin === null ? null : derivation.at(origin)
    if (premises !== null && isOf(home, premises) && isFreeFor(home, premises)) settle(home, premises, true)
    else pending.push(home)
  }
  for (const home of pending) settle(home, freePremisesIn(home, regionOf(home)), false)

  const devicesOf = (home: number, { devices }: Premises): Premises['devices'] => {
    const named = (type: SimulatedDeviceType): EntityIdentifier => {
      const device = table.inHome(home, type)
      return device === undefined ? devices[type] : table.ofDevice.identifier(device)
    }
    const hub = table.inHome(home, 'CHF') === undefined ? table.ofHome.communicationsHub(home) : null
    return { CHF: hub ?? named('CHF'), ESME: named('ESME'), GPF: named('GPF'), GSME: named('GSME') }
  }
  const inEstateOf = (home: number): Premises['inEstate'] => {
    const said: Partial<Record<SimulatedDeviceType, DeviceInEstate>> = {}
    for (const type of types) {
      const device = table.inHome(home, type)
      if (device === undefined) continue
      said[type] = { slot: table.ofDevice.slot(device), commissionedOn: table.ofDevice.commissionedOn(device) }
    }
    return said
  }
  const operatorAt = (column: typeof gas, home: number): NetworkOperator =>
    networkOperators[column.at(home)] as NetworkOperator

  const postCodeAt = (home: number): string => table.ofHome.postCode(home) ?? derivation.postCodeAt(madeUpFrom.at(home))

  return {
    size: table.homes,
    postCodeAt,
    regionAt: (home) => regions[area.at(home)] as Region,
    completedBy: (generated) => byGenerated.get(keyOfNumber(generated)),
    at(home) {
      const premises = derivation.at(madeUpFrom.at(home))
      const [mpan, mprn] = [mpanOf(home), mprnOf(home)]
      const isAnother = mpan !== null && mpan !== premises.mpan
      const supplier = table.ofHome.supplier(home)
      const postCode = postCodeAt(home)
      const electricityNetworkOperator = operatorAt(electricity, home)
      const gasNetworkOperator = operatorAt(gas, home)
      const [ofEsme, ofGpf] = [slotOf(home, 'ESME'), slotOf(home, 'GPF')]
      return {
        index: home,
        madeUpFrom: premises.index,
        region: premises.region,
        mpan: mpan ?? premises.mpan,
        secondaryImportMpan: isAnother ? null : premises.secondaryImportMpan,
        exportMpan: isAnother ? null : premises.exportMpan,
        mprn: mprn ?? premises.mprn,
        supplier: (supplier === null ? undefined : suppliers[supplier]) ?? premises.supplier,
        electricityNetworkOperator,
        gasNetworkOperator,
        hostDno: premises.hostDno,
        esmeSlot: ofEsme === null ? premises.esmeSlot : slotStateOf(ofEsme, electricityNetworkOperator),
        esmeSlotHolder: (ofEsme && holderOf(ofEsme)) ?? premises.esmeSlotHolder,
        gpfSlot: ofGpf === null ? premises.gpfSlot : slotStateOf(ofGpf, gasNetworkOperator),
        gpfSlotHolder: (ofGpf && holderOf(ofGpf)) ?? premises.gpfSlotHolder,
        inEstate: inEstateOf(home),
        devices: devicesOf(home, premises),
        uprn: uprnOf(home),
        postCode,
        addressIdentifier: premises.addressIdentifier,
        get address() {
          return { ...premises.address, postCode }
        },
      }
    },
  }
}
