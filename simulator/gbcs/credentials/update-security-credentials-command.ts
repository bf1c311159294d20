import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import { nameOfCredentialsReplacementMode } from '../../vocabulary/credentials-replacement-mode.ts'
import type { Result } from '../../vocabulary/result.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { describeCertificate } from '../describe-certificate.ts'
import {
  contextTag,
  opaque,
  primitive,
  sequence,
  sequenceNumber,
  sequenceOf,
  smallInteger,
  tags,
} from '../octets/ber.ts'
import { element, integer } from '../octets/der.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { readExecutionDateTime, writeExecutionDateTime } from './execution-date-time.ts'
import {
  type RemotePartyFloors,
  readFloors,
  readTopUpFloor,
  writeFloors,
  writeTopUpFloor,
} from './remote-party-floors.ts'
import { readCell, writeCell } from './trust-anchor-cell.ts'

/** One certificate and the cell it should go into. */
export interface TrustAnchorReplacement {
  /** As it came; the codec does not look inside. */
  readonly der: CertificateDer
  readonly target: TrustAnchorCellIdentifier
}

/** GBCS `AuthorisingRemotePartyControl`: what is replaced on whose authority. */
interface AuthorisingRemotePartyControl {
  /** Credentials replacement mode, 0 … 11. */
  readonly mode: number
  /** Opens the contingency key; mode 9 only. */
  readonly symmetricKey: Buffer | null
  /** Whether certificate path validation looks at validity dates. */
  readonly applyTimeBasedCpvChecks: boolean
  /** The cell whose holder authorises the replacement; absent only in accessControlBrokerByACB. */
  readonly authorisingCell: TrustAnchorCellIdentifier | null
  readonly authorisingCounter: bigint
  readonly newFloor: bigint | null
  readonly newTopUpFloor: bigint | null
  /** Floors of other remote parties than the one that authorises. */
  readonly otherFloors: readonly RemotePartyFloors[]
}

/** CS02b Update Security Credentials, command payload (docs/domain/gbcs-credentials.md#control-block). */
export interface Cs02bCommand extends AuthorisingRemotePartyControl {
  readonly replacements: readonly TrustAnchorReplacement[]
  /** CA certificates from the replacements to the device's root, as they came. */
  readonly certificationPath: readonly CertificateDer[]
  /** `YYYYMMDDHHMMSSZ`; null means at once. */
  readonly executionDateTime: string | null
}

/** The tags of AuthorisingRemotePartyControl. */
const controlTags = {
  symmetricKey: contextTag(0),
  applyTimeBasedCpvChecks: contextTag(1),
  authorisingCell: contextTag(2, 'constructed'),
  authorisingCounter: contextTag(3),
  newFloor: contextTag(4),
  newTopUpFloor: contextTag(5, 'constructed'),
  otherFloors: contextTag(6, 'constructed'),
} as const

/** Reads a command payload. Total; offsets of a flaw are counted in the payload. */
export const readCs02bCommand = (content: Uint8Array): Result<Cs02bCommand, GbcsFlaw> =>
  decode(new OctetReader(content), 'CommandPayload', decodeCs02bCommand)

/** The decoder behind `readCs02bCommand`, which also records a description where its reader does. */
export const decodeCs02bCommand = (reader: OctetReader): Cs02bCommand =>
  sequence(reader, 'CommandPayload', () => {
    const control = readControl(reader)
    // Field by field: a spread here costs more than all the reading.
    return {
      mode: control.mode,
      symmetricKey: control.symmetricKey,
      applyTimeBasedCpvChecks: control.applyTimeBasedCpvChecks,
      authorisingCell: control.authorisingCell,
      authorisingCounter: control.authorisingCounter,
      newFloor: control.newFloor,
      newTopUpFloor: control.newTopUpFloor,
      otherFloors: control.otherFloors,
      replacements: sequenceOf(reader, 'replacements', () => readReplacement(reader)),
      certificationPath: sequenceOf(reader, 'certificationPathCertificates', () => readWhole(reader, 'Certificate')),
      executionDateTime: reader.nextIs(tags.generalizedTime) ? readExecutionDateTime(reader) : null,
    }
  })

const readControl = (reader: OctetReader): AuthorisingRemotePartyControl =>
  sequence(reader, 'authorisingRemotePartyControl', () => ({
    mode: smallInteger(reader, 'credentialsReplacementMode', describeMode),
    symmetricKey: optional(reader, controlTags.symmetricKey, readSymmetricKey, null),
    applyTimeBasedCpvChecks: optional(reader, controlTags.applyTimeBasedCpvChecks, readCpvChecks, true),
    authorisingCell: optional(reader, controlTags.authorisingCell, readAuthorisingCell, null),
    authorisingCounter: sequenceNumber(reader, 'authorisingRemotePartySeqNumber', controlTags.authorisingCounter),
    newFloor: optional(reader, controlTags.newFloor, readNewFloor, null),
    newTopUpFloor: optional(reader, controlTags.newTopUpFloor, readNewTopUpFloor, null),
    otherFloors: optional(reader, controlTags.otherFloors, readOtherFloors, []),
  }))

/** Reads an optional field, or gives what its absence means. */
const optional = <Value, Absent>(
  reader: OctetReader,
  tag: number,
  read: (reader: OctetReader, tag: number) => Value,
  absent: Absent,
): Value | Absent => (reader.nextIs(tag) ? read(reader, tag) : absent)

const readAuthorisingCell = (reader: OctetReader, tag: number): TrustAnchorCellIdentifier =>
  readCell(reader, 'authorisingRemotePartyTACellIdentifier', tag)

const readNewFloor = (reader: OctetReader, tag: number): bigint =>
  sequenceNumber(reader, 'newRemotePartyFloorSeqNumber', tag)

const readNewTopUpFloor = (reader: OctetReader, tag: number): bigint =>
  readTopUpFloor(reader, 'newRemotePartySpecialistFloorSeqNumber', tag)

const readOtherFloors = (reader: OctetReader, tag: number): readonly RemotePartyFloors[] =>
  readFloors(reader, 'otherRemotePartySeqNumberChanges', tag)

/** A credentials replacement mode, by name and number. */
export const describeMode = (mode: number): string =>
  `${nameOfCredentialsReplacementMode(mode) ?? 'unknown mode'} (${mode})`

const readSymmetricKey = (reader: OctetReader, tag: number): Buffer =>
  primitive(reader, 'plaintextSymmetricKey', tag, null, (octets) => octets.toString('hex').toUpperCase())

function readCpvChecks(reader: OctetReader, tag: number): boolean {
  const start = reader.at
  const value = smallInteger(reader, 'applyTimeBasedCPVChecks', (it) => (it === 0 ? 'apply (0)' : 'disapply (1)'), tag)
  if (value > 1) reader.fail('value', 'applyTimeBasedCPVChecks is neither 0 nor 1', start)
  return value === 0
}

const readReplacement = (reader: OctetReader): TrustAnchorReplacement =>
  sequence(reader, 'TrustAnchorReplacement', () => ({
    der: readWhole(reader, 'replacementCertificate'),
    target: readCell(reader, 'targetTrustAnchorCell'),
  }))

const readWhole = (reader: OctetReader, name: string): CertificateDer =>
  certificateDer(opaque(reader, name, tags.sequence, describeCertificate))

/** A command payload in DER. Certificates are written in the octets they are held in. */
export const writeCs02bCommand = (command: Cs02bCommand): Buffer =>
  element(
    tags.sequence,
    writeControl(command),
    element(tags.sequence, ...command.replacements.map(writeReplacement)),
    element(tags.sequence, ...command.certificationPath),
    ...(command.executionDateTime === null ? [] : [writeExecutionDateTime(command.executionDateTime)]),
  )

function writeControl(control: AuthorisingRemotePartyControl): Buffer {
  const { symmetricKey, authorisingCell, newFloor, newTopUpFloor, otherFloors } = control
  const parts = [
    integer(control.mode),
    symmetricKey && element(controlTags.symmetricKey, symmetricKey),
    control.applyTimeBasedCpvChecks ? null : integer(1, controlTags.applyTimeBasedCpvChecks),
    authorisingCell && writeCell(authorisingCell, controlTags.authorisingCell),
    integer(control.authorisingCounter, controlTags.authorisingCounter),
    newFloor === null ? null : integer(newFloor, controlTags.newFloor),
    newTopUpFloor === null ? null : writeTopUpFloor(newTopUpFloor, controlTags.newTopUpFloor),
    otherFloors.length === 0 ? null : writeFloors(otherFloors, controlTags.otherFloors),
  ]
  return element(tags.sequence, ...parts.filter((part) => part !== null))
}

const writeReplacement = ({ der, target }: TrustAnchorReplacement): Buffer =>
  element(tags.sequence, der, writeCell(target))
