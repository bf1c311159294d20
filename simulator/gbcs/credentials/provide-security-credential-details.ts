import type { Result } from '../../vocabulary/result.ts'
import type { CellUsage, KeyUsage, TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { sequence, sequenceNumber, sequenceOf, smallInteger, tags } from '../octets/ber.ts'
import { element, integer } from '../octets/der.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { type CellHolder, readCellHolder, writeCellHolder } from './cell-holder.ts'
import { describeStatus } from './credential-status.ts'
import {
  describeRole,
  readCell,
  readCellUsage,
  readKeyUsage,
  writeCell,
  writeCellUsage,
  writeKeyUsage,
} from './trust-anchor-cell.ts'

/** CS02a Provide Security Credential Details, command payload (docs/domain/gbcs-credentials.md#cs02a). */
export interface Cs02aCommand {
  readonly authorisingCell: TrustAnchorCellIdentifier
  /** The Remote Party Roles whose cells are asked for. */
  readonly roles: readonly number[]
}

/** What one cell holds. */
export interface CellDetails {
  readonly keyUsage: KeyUsage
  readonly cellUsage: CellUsage
  readonly existing: CellHolder
}

/** What a device says of one role's cells. */
export interface CredentialDetails {
  readonly role: number
  /** One of `replacementStatus`: success, or trustAnchorNotFound where the device has no cell for the role. */
  readonly status: number
  /** null where there are no cells to tell of. */
  readonly held: { readonly currentCounter: bigint; readonly cells: readonly CellDetails[] } | null
}

/** CS02a, response payload: one entry for each role asked for. */
export type Cs02aResponse = readonly CredentialDetails[]

/** Reads a command payload. Total. */
export const readCs02aCommand = (content: Uint8Array): Result<Cs02aCommand, GbcsFlaw> =>
  decode(new OctetReader(content), 'CommandPayload', decodeCs02aCommand)

/** The decoder behind `readCs02aCommand`, which also records a description where its reader does. */
export const decodeCs02aCommand = (reader: OctetReader): Cs02aCommand =>
  sequence(reader, 'CommandPayload', () => ({
    authorisingCell: readCell(reader, 'authorisingRemotePartyTACellIdentifier'),
    roles: sequenceOf(reader, 'remotePartyRolesCredentialsRequired', () =>
      smallInteger(reader, 'RemotePartyRole', describeRole),
    ),
  }))

/** A command payload in DER. */
export const writeCs02aCommand = ({ authorisingCell, roles }: Cs02aCommand): Buffer =>
  element(tags.sequence, writeCell(authorisingCell), element(tags.sequence, ...roles.map((role) => integer(role))))

/** Reads a response payload. Total. */
export const readCs02aResponse = (content: Uint8Array): Result<Cs02aResponse, GbcsFlaw> =>
  decode(new OctetReader(content), 'ResponsePayload', decodeCs02aResponse)

/** The decoder behind `readCs02aResponse`, which also records a description where its reader does. */
export const decodeCs02aResponse = (reader: OctetReader): Cs02aResponse =>
  sequenceOf(reader, 'ResponsePayload', () =>
    sequence(reader, 'RemotePartyDetails', () => ({
      role: smallInteger(reader, 'remotePartyRole', describeRole),
      status: smallInteger(reader, 'statusCode', describeStatus, tags.enumerated),
      held: reader.remaining > 0 ? readHeld(reader) : null,
    })),
  )

const readHeld = (reader: OctetReader) => ({
  currentCounter: sequenceNumber(reader, 'currentSeqNumber'),
  cells: sequenceOf(reader, 'trustAnchorCellsDetails', () => readCellDetails(reader)),
})

const readCellDetails = (reader: OctetReader): CellDetails =>
  sequence(reader, 'TrustAnchorCellContents', () => ({
    keyUsage: readKeyUsage(reader, 'trustAnchorCellKeyUsage'),
    cellUsage: readCellUsage(reader, 'trustAnchorCellUsage'),
    existing: readCellHolder(reader, 'existing'),
  }))

/** A response payload in DER. */
export const writeCs02aResponse = (response: Cs02aResponse): Buffer =>
  element(
    tags.sequence,
    ...response.map(({ role, status, held }) =>
      element(
        tags.sequence,
        integer(role),
        integer(status, tags.enumerated),
        ...(held === null
          ? []
          : [integer(held.currentCounter), element(tags.sequence, ...held.cells.map(writeCellDetails))]),
      ),
    ),
  )

const writeCellDetails = ({ keyUsage, cellUsage, existing }: CellDetails): Buffer =>
  element(tags.sequence, writeKeyUsage(keyUsage), writeCellUsage(cellUsage), writeCellHolder(existing))
