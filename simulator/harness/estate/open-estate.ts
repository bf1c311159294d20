import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Certificate } from '../../../certs/certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import { type EstateRow, readEstate } from '../../audit/estate-reader.ts'
import { dayIn, identifierIn, trimmed } from '../../audit/fields.ts'
import { createPartyBook } from '../../audit/party-book.ts'
import { createRegistrationIndex } from '../../audit/registration-index.ts'
import { createRejections, quoted, type RejectedRow } from '../../audit/rejections.ts'
import type { EstateDevice } from '../../fleet/estate/estate-device.ts'
import { createEstateTable } from '../../fleet/estate/estate-table.ts'
import type { FleetEstate } from '../../fleet/fleet.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { type Supplier, suppliers } from '../../market/suppliers.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { type Stage, stages } from '../../vocabulary/stage.ts'
import { cellsOfDeviceType, type SimulatedDeviceType } from '../../vocabulary/trust-anchor-cell.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { HeldEstate } from '../world/kept-world.ts'
import { certificatesOfParties, partiesOf } from './audit-world.ts'
import { createEstateCertificates, type Standing } from './estate-certificates.ts'
import { openForAudit } from './open-for-audit.ts'
import { readRepository } from './repository-files.ts'

/** The files that say what a fleet is, and what is to be made of their names. */
export interface EstateFiles {
  /** What `audit` reads (docs/reference/estate.md). */
  readonly estate: string
  readonly registration: readonly string[]
  readonly parties?: string | undefined
  readonly repository?: string | undefined
}

/** The files of a configuration; null where it names no estate. */
export const estateFilesOf = ({ estate, registration, parties, repository }: Configuration): EstateFiles | null =>
  estate === undefined ? null : { estate, registration, parties, repository }

/** What was made of an estate, for whoever brings it up. */
export interface EstateReport {
  readonly file: string
  readonly rows: number
  readonly devices: number
  readonly homes: number
  readonly rejected: number
  /** The first of them. */
  readonly rejectedRows: readonly RejectedRow[]
  /** Rows of devices that the fleet has none of, such as a PPMID. */
  readonly notSimulated: number
  /** Cells of network operator slots by what fills them. */
  readonly cells: Readonly<Record<Standing, number>>
  /** Suppliers that the market does not have, and who stands for each. */
  readonly suppliers: readonly { readonly named: string; readonly standIn: string }[]
}

/** An estate that was read, ready to be a fleet. */
export interface OpenEstate extends FleetEstate {
  readonly report: EstateReport
  /** Of stand-ins for parties that the market does not have. */
  readonly published: readonly Certificate[]
}

interface Surroundings {
  readonly seed: string
  readonly smki: Smki
  readonly at: Instant
  /** The index of the generated premises that a device is of. */
  readonly originOf: (device: EntityIdentifier) => number | null
}

/** Rejected rows that are told; all are counted. */
const mostRejected = 20
/** Network parties that a fault names. */
const mostNamed = 10
/** Suppliers that are told of by name. */
const mostSuppliers = 1_000

/** What the files hold, in one word: a state directory is held to it. @throws SimulatorFault SIM_CONFIGURATION */
function digestOfEstate({ estate, registration, parties, repository }: EstateFiles): string {
  const hash = createHash('sha256')
  if (estate === '-')
    throw new SimulatorFault(
      'SIM_USAGE',
      '--estate: a network reads the file again at each start, so it cannot be standard input: name a file',
    )
  const files: readonly (readonly [string, string | undefined])[] = [
    ['--estate', estate],
    ...registration.map((path) => ['--registration', path] as const),
    ['--parties', parties],
  ]
  for (const [option, path] of files) {
    hash.update(`\n${option}\n`)
    if (path !== undefined) for (const portion of openForAudit(option, path)) hash.update(portion)
  }
  if (repository !== undefined) for (const { der } of readRepository(repository)) hash.update(der)
  return hash.digest('hex')
}

/** An estate as a state directory is held to it. @throws as `digestOfEstate` */
export const heldEstate = (files: EstateFiles, at: Instant): HeldEstate => ({
  digest: digestOfEstate(files),
  said: estateSaid(files),
  at,
})

const estateSaid = ({ estate, registration, parties, repository }: EstateFiles): string =>
  [
    `--estate ${resolve(estate)}`,
    ...(registration.length === 0 ? [] : [`--registration ${registration.map((path) => resolve(path)).join(' ')}`]),
    ...(parties === undefined ? [] : [`--parties ${resolve(parties)}`]),
    ...(repository === undefined ? [] : [`--repository ${resolve(repository)}`]),
  ].join(' ')

/**
 * Reads an estate into a table of homes. A row that is wrong is rejected, and the others are taken.
 *
 * @throws SimulatorFault SIM_CONFIGURATION for a file that cannot be read, lacks a column, or has no row that can be taken
 */
export function openEstate(files: EstateFiles, { seed, smki, at, originOf }: Surroundings): OpenEstate {
  const rejections = createRejections(mostRejected)
  const parties = partiesOf(files.parties)
  const book = createPartyBook(parties)
  const certificates = createEstateCertificates({
    smki,
    book,
    repository: [
      ...(files.repository === undefined ? [] : readRepository(files.repository)),
      ...(files.parties === undefined || files.repository !== undefined ? [] : certificatesOfParties(parties, seed)),
    ],
    at,
  })
  const registered = createRegistrationIndex({ day: marketDateOf(at), partyCalled: book.idOf, rejections })
  for (const path of files.registration) registered.read(path, openForAudit('--registration', path))
  heldToMarket(registered.sets.parties())
  const table = createEstateTable()
  const market = createSuppliers()
  let notSimulated = 0
  const rows = readEstate(
    { source: files.estate, portions: openForAudit('--estate', files.estate) },
    rejections,
    (row) => {
      const { type } = row
      if (!isSimulated(type)) {
        notSimulated += 1
        return
      }
      const device = deviceOf(row, type, { certificates, supplierCalled: market.called })
      const added = device.ok ? table.add(device.value, originOf(row.deviceId)) : device
      if (!added.ok) rejections.reject(files.estate, row.line, added.failure)
    },
  )
  if (table.devices === 0) {
    const [first] = rejections.kept
    const why = first === undefined ? '' : `: line ${first.line}, ${first.why}`
    throw new SimulatorFault('SIM_CONFIGURATION', `--estate: no row of ${files.estate} is a device of a fleet${why}`)
  }
  return {
    table,
    registered(point) {
      const [only, ...others] = registered.sets.members(registered.setOf(point))
      return only === undefined || others.length > 0 ? undefined : networkOperators.find(({ id }) => id === only)
    },
    published: [...certificates.published()],
    report: {
      file: files.estate,
      rows,
      devices: table.devices,
      homes: table.homes,
      rejected: rejections.count,
      rejectedRows: rejections.kept,
      notSimulated,
      cells: certificates.cells,
      suppliers: market.standIns(),
    },
  }
}

/** An audit takes the parties of `--parties`; a network has those of its market, each with keys and a User ID. */
function heldToMarket(registered: readonly string[]): void {
  const ours = networkOperators.map(({ id }) => id)
  const strangers = registered.filter((id) => !ours.includes(id))
  if (strangers.length > 0)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      `--registration: a network registers the network parties of its market alone, and ${shortList(strangers)} ` +
        `${strangers.length === 1 ? 'is none' : 'are none'}: leave out those rows, or name a party of its kind in their place. ` +
        `There are ${ours.join(', ')}`,
    )
}

const shortList = (ids: readonly string[]): string =>
  ids.length > mostNamed ? `${ids.slice(0, mostNamed).join(', ')} and ${ids.length - mostNamed} more` : ids.join(', ')

const isSimulated = (type: string): type is SimulatedDeviceType => type in cellsOfDeviceType

interface MeaningOfNames {
  readonly certificates: Pick<ReturnType<typeof createEstateCertificates>, 'pairNamed'>
  readonly supplierCalled: (text: string) => Supplier | null
}

const stageNames = new Map<string, Stage>(stages.map((stage) => [stage, stage]))

function deviceOf(
  row: EstateRow,
  type: SimulatedDeviceType,
  { certificates, supplierCalled }: MeaningOfNames,
): Result<EstateDevice, string> {
  const stageText = trimmed(row.stage).toLowerCase()
  const stage = stageText === '' ? null : (stageNames.get(stageText) ?? undefined)
  if (stage === undefined) return failed(`stage ${quoted(row.stage)} is none of ${stages.join(', ')}`)
  const hubText = trimmed(row.communicationsHub)
  const hub = type === 'CHF' ? row.deviceId : hubText === '' ? null : (identifierIn(hubText) ?? undefined)
  if (hub === undefined) return failed(`communications_hub ${quoted(row.communicationsHub)} is no EUI-64`)
  const dayText = trimmed(row.installedOn)
  const commissionedOn = dayText === '' ? null : (dayIn(dayText) ?? undefined)
  if (commissionedOn === undefined)
    return failed(`installed_on ${quoted(row.installedOn)} is no day such as 2024-03-31`)
  const hasSlot = type === 'ESME' || type === 'GPF'
  return succeeded({
    line: row.line,
    deviceId: row.deviceId,
    type,
    meteringPoint: row.meteringPoint,
    slot: hasSlot ? certificates.pairNamed(row.digitalSignature.trim(), row.keyAgreement.trim()) : null,
    supplier: supplierCalled(row.supplier),
    postCode: trimmed(row.postCode) || null,
    commissionedOn,
    communicationsHub: hub,
    stage,
  })
}

/** Suppliers by what an estate calls them. One that the market does not have is one of the market's, always the same. */
function createSuppliers() {
  const byName = new Map<string, Supplier>()
  for (const supplier of suppliers)
    for (const name of [supplier.id, supplier.name, supplier.entityIdentifier]) byName.set(name.toUpperCase(), supplier)
  const standIns = new Map<string, Supplier>()
  const standIn = (name: string): Supplier | null => {
    const known =
      standIns.get(name) ?? suppliers[createHash('sha256').update(name).digest().readUInt32BE() % suppliers.length]
    if (known !== undefined && standIns.size < mostSuppliers) standIns.set(Buffer.from(name).toString(), known)
    return known ?? null
  }
  return {
    called(text: string): Supplier | null {
      const name = trimmed(text).toUpperCase()
      return name === '' ? null : (byName.get(name) ?? standIn(name))
    },
    standIns: () => Array.from(standIns, ([named, { name }]) => ({ named, standIn: name })),
  }
}
