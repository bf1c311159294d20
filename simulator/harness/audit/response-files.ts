import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { EstateRow } from '../../audit/estate-reader.ts'
import type { RejectedRow } from '../../audit/rejections.ts'
import { createDuisReader } from '../../duis/duis-reader.ts'
import type { InventoryDevice } from '../../duis/response.ts'
import { createRandom } from '../../environment/randomness.ts'
import { readUserFile, UnreadableFile } from '../../environment/user-file.ts'
import { createFleet, largestFleet } from '../../fleet/fleet.ts'
import { type CellDetails, readCs02aResponse } from '../../gbcs/credentials/provide-security-credential-details.ts'
import { readMessage } from '../../gbcs/message.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'

/** An estate that is had from Service Responses. */
export interface ResponseFiles {
  readonly rows: readonly EstateRow[]
  readonly rejected: readonly RejectedRow[]
}

/** `--estate duis:DIR`: the directory; null where the estate is a file. */
export const directoryOfResponses = (estate: string): string | null =>
  estate.startsWith('duis:') ? estate.slice('duis:'.length) : null

interface ReadOptions {
  readonly directory: string
  /** Devices of this world need no 8.2 Service Response. */
  readonly seed: string
  /** By key identifier a certificate is told from others of its party; by Entity Identifier where ours stand for theirs. */
  readonly namedBy: 'key-identifier' | 'entity-identifier'
}

type KnownDevice = Pick<InventoryDevice, 'deviceType' | 'importMpxn' | 'dateCommissioned'> & {
  readonly property: { readonly postCode: string } | null
}

/** What a directory says of devices: their slots by 6.24.1, and what they are by 8.2. */
interface Told {
  readonly slots: { readonly file: string; readonly device: EntityIdentifier; readonly cells: readonly CellDetails[] }[]
  readonly devices: Map<EntityIdentifier, KnownDevice>
  readonly rejected: RejectedRow[]
}

/**
 * Reads the Service Responses of a directory (`*.xml`), in the order of their names: those of 6.24.1 say what the slots hold,
 * those of 8.2 which device has which metering point. Signatures are not judged: whoever took the documents did that.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where the directory cannot be read, or holds no such file
 */
export async function readResponseFiles({ directory, seed, namedBy }: ReadOptions): Promise<ResponseFiles> {
  const told: Told = { slots: [], devices: new Map(), rejected: [] }
  const reader = await createDuisReader()
  try {
    for (const file of namesIn(directory)) {
      const why = takeFile(directory, file, reader, told)
      if (why !== null) told.rejected.push({ source: file, line: 1, why })
    }
  } finally {
    reader.dispose()
  }
  const inFleet = createFleetLookUp(seed)
  const rows = told.slots.flatMap(({ file, device, cells }, index): EstateRow[] => {
    const known = told.devices.get(device) ?? inFleet(device)
    if (known === null) {
      told.rejected.push({ source: file, line: 1, why: `No 8.2 Service Response says what device ${device} is` })
      return []
    }
    const nameOf = (use: 'digitalSignature' | 'keyAgreement'): string => {
      const held = cells.find(({ keyUsage }) => keyUsage === use)?.existing
      if (held === undefined) return ''
      return namedBy === 'key-identifier' ? held.subjectKeyIdentifier.toString('hex') : held.entityIdentifier
    }
    return [
      {
        line: index + 1,
        deviceId: device,
        type: known.deviceType,
        meteringPoint: known.importMpxn === null ? null : parseMeteringPoint(known.importMpxn),
        digitalSignature: nameOf('digitalSignature'),
        keyAgreement: nameOf('keyAgreement'),
        supplier: '',
        postCode: known.property?.postCode ?? '',
        installedOn: known.dateCommissioned ?? '',
        communicationsHub: '',
        stage: '',
      },
    ]
  })
  return { rows, rejected: told.rejected }
}

type Reader = Awaited<ReturnType<typeof createDuisReader>>
type Reading = ReturnType<Reader['readResponse']>

function takeFile(directory: string, file: string, reader: Reader, told: Told): string | null {
  try {
    return take(reader.readResponse(readUserFile(join(directory, file))), file, told)
  } catch (cause) {
    if (cause instanceof UnreadableFile) return `The file cannot be read: ${cause.message}`
    throw cause
  }
}

/** Takes in what one document says. @returns why nothing can be had of it; null where something was */
function take(reading: Reading, file: string, told: Told): string | null {
  if (!reading.ok) return withoutStop(reading.failure.sentence)
  const { body, responseCode } = reading.value.response
  const content = body.kind === 'ResponseMessage' ? body.content : null
  if (content?.kind === 'DSPInventory') {
    for (const device of content.devices) told.devices.set(device.deviceId, device)
    return null
  }
  if (content?.kind !== 'GBCSPayload') return `The document has no Response of a device (${responseCode})`
  const message = readMessage(content.payload)
  if (!message.ok) return `Its GBCS message cannot be read: ${withoutStop(message.failure.detail)}`
  const credentials = readCs02aResponse(message.value.content)
  if (!credentials.ok) return 'It is no answer to 6.24.1'
  const slot = credentials.value.find(({ role }) => role === RemotePartyRole.networkOperator)
  if (slot?.held == null) return 'The device tells nothing of its network operator slot'
  told.slots.push({ file, device: message.value.originator, cells: slot.held.cells })
  return null
}

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '')

/** What the made-up world of a seed knows of its own devices. */
function createFleetLookUp(seed: string): (device: EntityIdentifier) => KnownDevice | null {
  const random = createRandom(seed).derive('fleet')
  const fleet = createFleet({ random, smki: smkiOfSeed(seed), size: largestFleet })
  return (device) => {
    const located = fleet.deviceAt(device)
    if (located === undefined) return null
    const { type, premises } = located
    return {
      deviceType: type,
      importMpxn: type === 'ESME' ? premises.mpan : premises.mprn,
      dateCommissioned: null,
      property: { postCode: premises.postCode },
    }
  }
}

function namesIn(directory: string): readonly string[] {
  let names: readonly string[]
  try {
    names = readdirSync(directory)
  } catch (cause) {
    throw new SimulatorFault('SIM_CONFIGURATION', `--estate: '${directory}' is no directory that can be read`, {
      cause,
    })
  }
  const documents = names.filter((name) => /\.xml$/i.test(name)).sort()
  if (documents.length === 0) throw new SimulatorFault('SIM_CONFIGURATION', `--estate: '${directory}' holds no *.xml`)
  return documents
}
