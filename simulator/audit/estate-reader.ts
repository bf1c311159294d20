import { type DeviceType, deviceTypes } from '../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { estateColumns } from './estate-columns.ts'
import {
  fieldsOf,
  identifierIn,
  isInScientificNotation,
  namesIn,
  pointIn,
  type Separator,
  separatorOf,
  trimmed,
  withoutDecimals,
} from './fields.ts'
import { eachLine } from './lines.ts'
import { quoted, type Rejections } from './rejections.ts'

/** A device of an estate. */
export interface EstateRow {
  readonly line: number
  readonly deviceId: EntityIdentifier
  readonly type: DeviceType
  /** Null where the estate has none. */
  readonly meteringPoint: MeteringPoint | null
  /** How the file names the certificates in the slot; empty where it says nothing. */
  readonly digitalSignature: string
  readonly keyAgreement: string
  /** Empty where the file says nothing. */
  readonly supplier: string
  readonly postCode: string
  readonly installedOn: string
  readonly communicationsHub: string
  readonly stage: string
}

/**
 * Reads an estate row by row.
 *
 * @param take gets every row that can be read
 * @returns how many rows there were, rejected ones among them
 * @throws SimulatorFault SIM_CONFIGURATION for a file that is empty or lacks a column
 */
export function readEstate(
  { source, portions }: { readonly source: string; readonly portions: Iterable<Uint8Array> },
  rejections: Rejections,
  take: (row: EstateRow) => void,
): number {
  let file: { readonly places: Places; readonly separator: Separator } | null = null
  let rows = 0
  eachLine(portions, (line, number) => {
    if (file === null) {
      file = headingOf(source, line ?? '')
      return
    }
    rows += 1
    const row = line === null ? failed('The line is too long') : readRow(line, number, file)
    if (row.ok) take(row.value)
    else rejections.reject(source, number, row.failure)
  })
  if (file === null) throw new SimulatorFault('SIM_CONFIGURATION', `--estate: ${source} is empty`)
  return rows
}

type Column = 'device_id' | 'device_type' | 'metering_point' | 'digital_signature' | 'key_agreement' | Optional
type Optional = 'supplier' | 'post_code' | 'installed_on' | 'communications_hub' | 'stage'
type Places = Readonly<Record<Column, number>>

function headingOf(source: string, heading: string): { places: Places; separator: Separator } {
  const separator = separatorOf(heading)
  const names = namesIn(heading, separator)
  const missing = estateColumns.filter(({ name, isRequired }) => isRequired && !names.includes(name))
  const repeated = estateColumns.filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name))
  const wrong = [
    ...missing.map(({ name }) => `has no column ${name}`),
    ...repeated.map(({ name }) => `has two columns ${name}`),
  ]
  if (wrong.length > 0) {
    const wanted = estateColumns.map(({ name, isRequired }) => (isRequired ? name : `[${name}]`)).join(', ')
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      `--estate: ${source} ${wrong.join(' and ')}; the columns are ${wanted}`,
    )
  }
  const places = Object.fromEntries(estateColumns.map(({ name }) => [name, names.indexOf(name)])) as Record<
    Column,
    number
  >
  return { places, separator }
}

const typeCalled = new Map<string, DeviceType>((Object.keys(deviceTypes) as DeviceType[]).map((type) => [type, type]))

function readRow(
  line: string,
  number: number,
  { places, separator }: { readonly places: Places; readonly separator: Separator },
): Result<EstateRow, string> {
  const fields = fieldsOf(line, separator)
  if (fields === null) return failed('A quote is not closed on its line')
  const deviceId = identifierOf(fields[places.device_id] ?? '')
  if (!deviceId.ok) return deviceId
  const typeText = fields[places.device_type] ?? ''
  const type = typeCalled.get(typeText) ?? typeCalled.get(trimmed(typeText).toUpperCase())
  if (type === undefined)
    return failed(`device_type ${quoted(typeText)} is none of ${Object.keys(deviceTypes).join(', ')}`)
  const meteringPoint = pointOf(fields[places.metering_point] ?? '')
  if (!meteringPoint.ok) return meteringPoint
  const [digitalSignature = '', keyAgreement = ''] = [fields[places.digital_signature], fields[places.key_agreement]]
  for (const slot of [digitalSignature, keyAgreement]) if (isInScientificNotation(slot)) return failed(shortened(slot))
  if (digitalSignature.trim() === '' && keyAgreement.trim() === '')
    return failed('Neither digital_signature nor key_agreement says what the slot holds')
  return succeeded({
    line: number,
    deviceId: deviceId.value,
    type,
    meteringPoint: meteringPoint.value,
    digitalSignature,
    keyAgreement,
    supplier: fields[places.supplier] ?? '',
    postCode: fields[places.post_code] ?? '',
    installedOn: fields[places.installed_on] ?? '',
    communicationsHub: fields[places.communications_hub] ?? '',
    stage: fields[places.stage] ?? '',
  })
}

function identifierOf(text: string): Result<EntityIdentifier, string> {
  const plain = parseEntityIdentifier(text)
  if (plain !== null) return succeeded(plain)
  const field = withoutDecimals(trimmed(text))
  if (isInScientificNotation(field)) return failed(shortened(field))
  // Sixteen digits without a letter lose the zeros in front of them in a spreadsheet.
  const identifier = identifierIn(/^\d{12,15}$/.test(field) ? field.padStart(16, '0') : field)
  return identifier === null
    ? failed(`device_id ${quoted(text)} is no EUI-64 such as 00-DB-12-34-56-78-90-A0`)
    : succeeded(identifier)
}

function pointOf(text: string): Result<MeteringPoint | null, string> {
  const point = pointIn(text)
  if (point !== null) return succeeded(point)
  const field = trimmed(text)
  if (field === '') return succeeded(null)
  if (isInScientificNotation(field)) return failed(shortened(field))
  return failed(`metering_point ${quoted(text)} has neither 13 nor 1 to 10 digits`)
}

const shortened = (field: string): string =>
  `${quoted(field)} is a number that a spreadsheet shortened, and its digits are lost: format the column as text and export it again`
