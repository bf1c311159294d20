import type { AttributeValue } from '../../gbcs/gbz/attribute-value.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import type { DeviceState } from '../state/device-state.ts'
import { firmwareVersionOf } from '../state/firmware.ts'
import { untouchedAccount } from '../state/meter-account.ts'
import { gasCountedAt, gasUsageOf } from './counting.ts'
import type { GasMoment } from './moment.ts'

/** ZigBee data types (ZCL 2.5.2). */
const types = {
  bitmap8: 0x18,
  bitmap16: 0x19,
  uint8: 0x20,
  uint16: 0x21,
  uint24: 0x22,
  uint32: 0x23,
  uint48: 0x25,
  int32: 0x2b,
  enum8: 0x30,
  octets: 0x41,
  text: 0x42,
} as const
type TypeName = keyof typeof types

type Worth = number | Buffer
/** What an attribute is before anybody sets it: a value, or what the device works out. */
type Source = Worth | ((moment: GasMoment) => Worth)

interface GasAttribute {
  readonly type: TypeName
  readonly source: Source
}

type Row = readonly [id: number, type: TypeName, source: Source]

const fittingOf = ({ blueprint }: GasMoment) => blueprint.fitting ?? notFitted
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

/** dm³ since the meter was installed; the meter counts in thousandths of a cubic metre. */
export const consumed = (moment: GasMoment): number => gasUsageOf(moment)(fittingOf(moment).installedAt, moment.now)

/** What a register by time of use has counted, and what a counter of blocks has. */
const countedInTier = (tier: number) => (moment: GasMoment) => gasCountedAt(moment, moment.now)[tier] ?? 0
const countedInBlock =
  (block: number) =>
  ({ state }: GasMoment) =>
    (state.account ?? untouchedAccount).blocks[block] ?? 0

const series = (first: number, count: number, step: number, type: TypeName, source: (index: number) => Source): Row[] =>
  Array.from({ length: count }, (_, index) => [first + step * index, type, source(index)])

const debt = (first: number): Row[] => [
  [first + 0x01, 'uint32', 0],
  [first + 0x02, 'enum8', 0],
  [first + 0x06, 'enum8', 1],
  [first + 0x07, 'uint32', 0],
  [first + 0x09, 'uint16', 0],
]

/** The attributes of a gas meter and of the GPF that mirrors it, by cluster: SMETS 4.6. Money in thousandths of a penny. */
const table: Readonly<Record<number, readonly Row[]>> = {
  // Basic
  0x0000: [
    [0x0003, 'uint8', 1],
    [0x0004, 'text', (moment) => ascii(fittingOf(moment).manufacturer)],
    [0x0005, 'text', (moment) => ascii(fittingOf(moment).model)],
  ],
  // Price
  0x0700: [
    ...series(0x0100, 3, 1, 'uint48', (block) => 100_000 * (block + 1)),
    [0x0200, 'uint32', 0],
    [0x0201, 'uint24', 1],
    [0x0202, 'uint24', 1],
    [0x0203, 'uint24', 1000],
    [0x0301, 'uint32', 27_000],
    [0x0302, 'uint32', 102_264],
    [0x0303, 'bitmap8', 0x50],
    [0x0304, 'uint32', 395],
    [0x0305, 'enum8', 1],
    [0x0306, 'bitmap8', 0x10],
    ...series(0x0400, 4, 1, 'uint32', () => 7_000),
    ...series(0x0410, 4, 16, 'uint32', () => 7_000),
    [0x0615, 'enum8', 0],
    [0x0616, 'uint16', 826],
    [0x0617, 'bitmap8', 0x50],
  ],
  // Metering
  0x0702: [
    [0x0000, 'uint48', consumed],
    [0x0014, 'enum8', 2],
    ...series(0x0100, 4, 2, 'uint48', countedInTier),
    [0x0201, 'uint8', 100],
    [0x0205, 'uint16', 3_650],
    [0x0206, 'octets', (moment) => Buffer.from(firmwareVersionOf(moment), 'hex')],
    [0x0300, 'enum8', 1],
    [0x0301, 'uint24', 1],
    [0x0302, 'uint24', 1000],
    [0x0307, 'octets', (moment) => ascii(fittingOf(moment).mprn ?? '')],
    [0x0607, 'enum8', 3],
    [0x0608, 'enum8', 3],
    [0x0609, 'enum8', 3],
    ...series(0x0700, 4, 1, 'uint48', countedInBlock),
    [0x0a00, 'uint32', (moment) => Math.floor(consumed(moment) / 10) % 10_000_000],
    [0x0b10, 'uint16', 200],
    [0x0b11, 'enum8', 1],
    [0x0b12, 'uint16', 1],
    [0x0b13, 'uint16', 1],
    [0x0b14, 'uint8', 10],
    [0x0b15, 'uint16', 3_600],
  ],
  // Prepayment
  0x0705: [
    [0x0000, 'bitmap16', 0x0c94],
    [0x0001, 'int32', 0],
    [0x0002, 'int32', 0],
    [0x0005, 'int32', 0],
    [0x0006, 'int32', 1_000_000],
    [0x0010, 'uint32', 1_000_000],
    [0x0011, 'uint32', 200_000],
    [0x0021, 'uint32', 25_000_000],
    [0x0022, 'uint32', 25_000_000],
    [0x0031, 'uint32', 500_000],
    [0x0040, 'int32', -5_000_000],
    ...debt(0x0210),
    ...debt(0x0220),
    ...debt(0x0230),
  ],
}

const attributes: ReadonlyMap<string, GasAttribute> = new Map(
  Object.entries(table).flatMap(([cluster, rows]) =>
    rows.map(([id, type, source]): [string, GasAttribute] => [keyOfAttribute(Number(cluster), id), { type, source }]),
  ),
)

/** The text by which the state keeps an attribute: `0702/0307`. */
export function keyOfAttribute(cluster: number, id: number): string {
  return `${cluster.toString(16).padStart(4, '0')}/${id.toString(16).padStart(4, '0')}`
}

/** What an attribute holds; undefined for one that no gas device has. */
export function attributeIn(moment: GasMoment, cluster: number, id: number): AttributeValue | undefined {
  const key = keyOfAttribute(cluster, id)
  const attribute = attributes.get(key)
  if (attribute === undefined) return undefined
  const { source } = attribute
  const set = moment.state.clusters.get(key)
  const value = set ?? (typeof source === 'function' ? source(moment) : source)
  return { type: types[attribute.type], value } as AttributeValue
}

/** The same as a number. */
export function numberIn(moment: GasMoment, cluster: number, id: number): number {
  const value = attributeIn(moment, cluster, id)?.value
  return typeof value === 'number' ? value : 0
}

/** A device's state with attributes of a cluster set. */
export function withAttributes(
  state: DeviceState,
  cluster: number,
  values: Readonly<Record<number, number | Buffer>>,
): DeviceState {
  const clusters = new Map(state.clusters)
  for (const [id, value] of Object.entries(values)) clusters.set(keyOfAttribute(cluster, Number(id)), value)
  return { ...state, clusters }
}
