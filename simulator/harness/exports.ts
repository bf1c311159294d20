import { createRandom } from '../environment/randomness.ts'
import { createFleet, type Premises } from '../fleet/fleet.ts'
import { headingOf, recordLines } from '../registration/csv-writer.ts'
import type { RegistrationSource } from '../registration/registration-source.ts'
import { csvLine } from '../vocabulary/csv.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Configuration } from './configuration/configuration.ts'
import type { Network } from './network.ts'
import { smkiOfSeed } from './world/smki-of-seed.ts'

/** What can be written down as CSV: the Smart Metering Inventory, and the two series of Registration Data. */
const exportSubjects = ['inventory', 'networkParties', 'suppliers'] as const
export type ExportSubject = (typeof exportSubjects)[number]

/** Where what is exported comes from. */
export interface ExportSource {
  readonly premises: Iterable<Premises>
  readonly inventoryRecord: (device: EntityIdentifier) => InventoryRecord | undefined
  readonly registration: RegistrationSource
}

/** A world as it begins: a function of its seed, so nothing needs to be up. */
export function sourceOfSeed({ seed, premises: size }: Pick<Configuration, 'seed' | 'premises'>): ExportSource {
  const random = createRandom(seed)
  const fleet = createFleet({ random: random.derive('fleet'), smki: smkiOfSeed(seed), size })
  return { premises: fleet, inventoryRecord: fleet.inventoryRecord, registration: fleet.registration }
}

/** A network as it stands: one state of Registration Data, however long the reading takes. */
export const sourceOfNetwork = (
  { fleet, dcc, registration }: Network,
  page: { readonly after: number; readonly limit: number },
): ExportSource => ({
  premises: pageOf(fleet, page),
  inventoryRecord: dcc.inventory.record,
  registration: registration.data.snapshot(),
})

export function* pageOf({ size, premises }: Network['fleet'], { after, limit }: { after: number; limit: number }) {
  for (let index = after; index < Math.min(size, after + limit); index += 1) yield premises(index)
}

/** The lines of a CSV file, headings first, without their ends. */
export function* exportLines(subject: ExportSubject, source: ExportSource): Generator<string> {
  yield subject === 'inventory' ? csvLine(inventoryColumns.map(({ name }) => name)) : headingOf(subject)
  for (const premises of source.premises) {
    if (subject === 'inventory') yield* inventoryLines(premises, source)
    else for (const point of meteringPointsOf(premises)) yield* recordLines(subject, point, source.registration)
  }
}

function* inventoryLines({ devices }: Premises, { inventoryRecord }: ExportSource): Generator<string> {
  for (const device of Object.values(devices)) {
    const record = inventoryRecord(device)
    if (record !== undefined) yield csvLine(inventoryColumns.map(({ value }) => value(record)))
  }
}

const inventoryColumns: readonly { name: string; value: (record: InventoryRecord) => string | null }[] = [
  { name: 'device_id', value: ({ deviceId }) => deviceId },
  { name: 'type', value: ({ type }) => type },
  { name: 'status', value: ({ status }) => status },
  { name: 'communications_hub', value: ({ communicationsHub }) => communicationsHub },
  { name: 'import_mpxn', value: ({ importMpxn }) => importMpxn },
  { name: 'secondary_import_mpan', value: ({ secondaryImportMpan }) => secondaryImportMpan },
  { name: 'export_mpan', value: ({ exportMpan }) => exportMpan },
  { name: 'joined', value: ({ joined }) => joined.join(' ') },
  { name: 'responsible_supplier', value: ({ responsibleSupplier }) => responsibleSupplier },
  { name: 'gbcs_version', value: ({ gbcsVersion }) => gbcsVersion },
  { name: 'post_code', value: ({ postCode }) => postCode },
  { name: 'address_identifier', value: ({ addressIdentifier }) => addressIdentifier },
]

const meteringPointsOf = ({ mpan, secondaryImportMpan, exportMpan, mprn }: Premises): MeteringPoint[] =>
  [mpan, secondaryImportMpan, exportMpan, mprn].filter((point) => point !== null)
