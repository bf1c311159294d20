import { suppliers } from '../../market/suppliers.ts'
import { withArticle } from '../../vocabulary/article.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../../vocabulary/metering-point.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { stages } from '../../vocabulary/stage.ts'
import type { SimulatedDeviceType } from '../../vocabulary/trust-anchor-cell.ts'
import type { SlotPair } from '../premises.ts'
import { numbers, octets, words } from './columns.ts'
import type { EstateDevice } from './estate-device.ts'
import { createKeyIndex, keyOfNumber } from './key-index.ts'
import {
  dayOfNumber,
  identifierOfKey,
  keyOfIdentifier,
  numberOfDay,
  numberOfPoint,
  numberOfPostCode,
  pointOfNumber,
  postCodeOfNumber,
} from './packed-values.ts'

/** The devices of an estate and the homes that they are in, in some seventy octets a device. */
export interface EstateTable {
  readonly devices: number
  readonly homes: number
  /**
   * Takes a device into its home: that of its hub, or of the generated premises that it is of, or one of its own.
   *
   * @param origin the index of the generated premises that its identifier is of; null for a device of nobody's making
   * @returns why it cannot be taken, as a sentence without its full stop
   */
  add(device: EstateDevice, origin: number | null): Result<null, string>
  /** The device of a type in a home; undefined where the estate has none there. */
  inHome(home: number, type: SimulatedDeviceType): number | undefined
  deviceCalled(device: EntityIdentifier): number | undefined
  deviceAtPoint(point: MeteringPoint): number | undefined
  /** The home whose hub is said to be of that identifier. */
  homeOfHub(hub: EntityIdentifier): number | undefined
  readonly ofDevice: DeviceColumns
  readonly ofHome: HomeColumns
}

/** What is known of a device, by its number. */
interface DeviceColumns {
  identifier(device: number): EntityIdentifier
  type(device: number): SimulatedDeviceType
  home(device: number): number
  meteringPoint(device: number): MeteringPoint | null
  slot(device: number): SlotPair | null
  commissionedOn(device: number): string | null
}

/** What is known of a home: null where no device of it says so. */
interface HomeColumns {
  origin(home: number): number | null
  communicationsHub(home: number): EntityIdentifier | null
  /** Its number among the suppliers of the market. */
  supplier(home: number): number | null
  postCode(home: number): string | null
  stage(home: number): (typeof stages)[number] | null
}

const types = ['ESME', 'GPF', 'GSME', 'CHF'] as const satisfies readonly SimulatedDeviceType[]
const fuelOf = { ESME: 'MPAN', GPF: 'MPRN', GSME: 'MPRN' } as const

/** 0 of a column that counts from 1. */
const orNull = <Value>(stored: number, value: (number: number) => Value): Value | null =>
  stored === 0 ? null : value(stored - 1)

export function createEstateTable(): EstateTable {
  const device = {
    high: words(),
    low: words(),
    type: octets(),
    home: words(),
    point: numbers(),
    slot: words(),
    day: words(),
    line: words(),
  }
  const home = {
    origin: words(),
    hubHigh: words(),
    hubLow: words(),
    hasHub: octets(),
    supplier: octets(),
    postCode: numbers(),
    stage: octets(),
    inIt: types.map(words),
  }
  const { inIt, ...ofHomes } = home
  const ofEachHome = [...Object.values(ofHomes), ...inIt]
  const byIdentifier = createKeyIndex()
  const byPoint = createKeyIndex()
  const homeByHub = createKeyIndex()
  const homeByOrigin = createKeyIndex()
  const pairs: SlotPair[] = []
  const numberOfPair = new Map<SlotPair, number>()

  const pairNumber = (pair: SlotPair): number => {
    const known = numberOfPair.get(pair)
    if (known !== undefined) return known
    pairs.push(pair)
    numberOfPair.set(pair, pairs.length)
    return pairs.length
  }
  const inHome = (number: number, type: SimulatedDeviceType): number | undefined => {
    const stored = home.inIt[types.indexOf(type)]?.at(number) ?? 0
    return stored === 0 ? undefined : stored - 1
  }
  const homeOf = ({ communicationsHub }: EstateDevice, origin: number | null): number | undefined =>
    (communicationsHub === null ? undefined : homeByHub.get(keyOfIdentifier(communicationsHub))) ??
    (origin === null ? undefined : homeByOrigin.get(keyOfNumber(origin)))

  /** Why a device cannot be in a home with those that are there. */
  const objection = (added: EstateDevice, there: number | undefined): string | null => {
    const { deviceId, type, meteringPoint, stage, postCode } = added
    const lineOf = (other: number): string => `line ${device.line.at(other)}`
    const same = byIdentifier.get(keyOfIdentifier(deviceId))
    if (same !== undefined) return `Device ${deviceId} stands in ${lineOf(same)} already`
    if (type === 'CHF' && meteringPoint !== null) return 'A communications hub has no metering point'
    if (type !== 'CHF' && meteringPoint !== null && kindOfMeteringPoint(meteringPoint) !== fuelOf[type])
      return `${meteringPoint} is no ${fuelOf[type]}, which is what ${withArticle(type)} has`
    if (postCode !== null && numberOfPostCode(postCode) === null)
      return `post_code '${postCode.slice(0, 40)}' is no whole post code such as NR2 9DQ`
    const other = meteringPoint === null ? undefined : byPoint.get(keyOfNumber(numberOfPoint(meteringPoint)))
    if (other !== undefined && device.home.at(other) !== there)
      return `${meteringPoint} is the metering point of another home, in ${lineOf(other)}`
    if (there === undefined) return null
    const rival = inHome(there, type)
    if (rival !== undefined) return `Its home has ${withArticle(type)} already, in ${lineOf(rival)}`
    const gas = type === 'GPF' ? inHome(there, 'GSME') : type === 'GSME' ? inHome(there, 'GPF') : undefined
    if (gas !== undefined && meteringPoint !== null && device.point.at(gas) !== 0 && gas !== other)
      return `Its home has another MPRN, in ${lineOf(gas)}`
    const stageThere = home.stage.at(there)
    if (stage !== null && stageThere !== 0 && stages[stageThere - 1] !== stage)
      return `Its home is ${stages[stageThere - 1]} by an earlier line, and ${stage} by this one`
    return null
  }

  const newHome = (): number => {
    for (const column of ofEachHome) column.push(0)
    return home.origin.length - 1
  }
  const takeOfHome = (number: number, added: EstateDevice, origin: number | null): void => {
    const { communicationsHub, supplier, postCode, stage, type } = added
    if (communicationsHub !== null) {
      const { high, low } = keyOfIdentifier(communicationsHub)
      home.hasHub.put(number, 1)
      home.hubHigh.put(number, high)
      home.hubLow.put(number, low)
      homeByHub.set({ high, low }, number)
    }
    if (origin !== null && home.origin.at(number) === 0) {
      home.origin.put(number, origin + 1)
      homeByOrigin.set(keyOfNumber(origin), number)
    }
    // What is said of an ESME goes before what is said of others: post code and supplier of a home are one here.
    if (supplier !== null && (type === 'ESME' || home.supplier.at(number) === 0))
      home.supplier.put(number, suppliers.indexOf(supplier) + 1)
    const packed = postCode === null ? null : numberOfPostCode(postCode)
    if (packed !== null && (type === 'ESME' || home.postCode.at(number) === 0)) home.postCode.put(number, packed)
    if (stage !== null) home.stage.put(number, stages.indexOf(stage) + 1)
  }

  return {
    get devices() {
      return device.high.length
    },
    get homes() {
      return home.origin.length
    },
    add(added, origin) {
      const there = homeOf(added, origin)
      const why = objection(added, there)
      if (why !== null) return failed(why)
      const number = device.high.length
      const { high, low } = keyOfIdentifier(added.deviceId)
      const at = there ?? newHome()
      const point = added.meteringPoint === null ? 0 : numberOfPoint(added.meteringPoint)
      device.high.push(high)
      device.low.push(low)
      device.type.push(types.indexOf(added.type))
      device.home.push(at)
      device.point.push(point)
      device.slot.push(added.slot === null ? 0 : pairNumber(added.slot))
      device.day.push(added.commissionedOn === null ? 0 : numberOfDay(added.commissionedOn))
      device.line.push(added.line)
      byIdentifier.set({ high, low }, number)
      if (point !== 0) byPoint.set(keyOfNumber(point), number)
      home.inIt[types.indexOf(added.type)]?.put(at, number + 1)
      takeOfHome(at, added, origin)
      return succeeded(null)
    },
    inHome,
    deviceCalled: (identifier) => byIdentifier.get(keyOfIdentifier(identifier)),
    homeOfHub: (hub) => homeByHub.get(keyOfIdentifier(hub)),
    deviceAtPoint: (point) => byPoint.get(keyOfNumber(numberOfPoint(point))),
    ofDevice: {
      identifier: (number) => identifierOfKey({ high: device.high.at(number), low: device.low.at(number) }),
      type: (number) => types[device.type.at(number)] as SimulatedDeviceType,
      home: device.home.at,
      meteringPoint: (number) => (device.point.at(number) === 0 ? null : pointOfNumber(device.point.at(number))),
      slot: (number) => pairs[device.slot.at(number) - 1] ?? null,
      commissionedOn: (number) => (device.day.at(number) === 0 ? null : dayOfNumber(device.day.at(number))),
    },
    ofHome: {
      origin: (number) => orNull(home.origin.at(number), (origin) => origin),
      communicationsHub: (number) =>
        home.hasHub.at(number) === 0
          ? null
          : identifierOfKey({ high: home.hubHigh.at(number), low: home.hubLow.at(number) }),
      supplier: (number) => orNull(home.supplier.at(number), (supplier) => supplier),
      postCode: (number) => (home.postCode.at(number) === 0 ? null : postCodeOfNumber(home.postCode.at(number))),
      stage: (number) => orNull(home.stage.at(number), (stage) => stages[stage] ?? null),
    },
  }
}
