import type { Result } from '../../vocabulary/result.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { describeAlertCode } from '../device-alerts.ts'
import { primitive, sequence, sequenceNumber, sequenceOf, smallInteger, tags } from '../octets/ber.ts'
import { element, integer } from '../octets/der.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { type CellHolder, readCellHolder, writeCellHolder } from './cell-holder.ts'
import { describeStatus } from './credential-status.ts'
import { readExecutionDateTime, writeExecutionDateTime } from './execution-date-time.ts'
import { type RemotePartyFloors, readFloors, writeFloors } from './remote-party-floors.ts'
import { readCell, writeCell } from './trust-anchor-cell.ts'
import { describeMode } from './update-security-credentials-command.ts'

/** What became of one replacement. Where it failed, `replacing` repeats `existing`. */
export interface ReplacementOutcome {
  readonly cell: TrustAnchorCellIdentifier
  /** One of `replacementStatus`. */
  readonly status: number
  readonly existing: CellHolder
  readonly replacing: CellHolder
}

/** What became of a command (GBCS `ExecutionOutcome`). */
export interface Cs02bOutcome {
  readonly authorisingCounter: bigint
  readonly mode: number
  readonly floors: readonly RemotePartyFloors[]
  readonly replacements: readonly ReplacementOutcome[]
}

export interface Cs02bResponse {
  /** null: a future dated command was accepted, the outcome follows in an alert. */
  readonly outcome: Cs02bOutcome | null
}

/** The alert that a future dated command raises when its time has come. */
export interface Cs02bAlert {
  /** 0x8F66 actioned, 0x8F67 not actioned. */
  readonly alertCode: number
  /** `YYYYMMDDHHMMSSZ` */
  readonly executionDateTime: string
  readonly outcome: Cs02bOutcome
}

/** Reads a response payload. Total. */
export const readCs02bResponse = (content: Uint8Array): Result<Cs02bResponse, GbcsFlaw> =>
  decode(new OctetReader(content), 'ResponsePayload', decodeCs02bResponse)

/** The decoder behind `readCs02bResponse`, which also records a description where its reader does. */
export const decodeCs02bResponse = (reader: OctetReader): Cs02bResponse =>
  sequence(reader, 'ResponsePayload', () => {
    primitive(reader, 'commandAccepted', tags.null, 0, () => 'NULL')
    return { outcome: reader.remaining > 0 ? readOutcome(reader) : null }
  })

/** A response payload in DER. */
export const writeCs02bResponse = ({ outcome }: Cs02bResponse): Buffer =>
  element(tags.sequence, element(tags.null), ...(outcome === null ? [] : [writeOutcome(outcome)]))

/** Reads an alert payload. Total. */
export const readCs02bAlert = (content: Uint8Array): Result<Cs02bAlert, GbcsFlaw> =>
  decode(new OctetReader(content), 'AlertPayload', decodeCs02bAlert)

/** The decoder behind `readCs02bAlert`, which also records a description where its reader does. */
export const decodeCs02bAlert = (reader: OctetReader): Cs02bAlert =>
  sequence(reader, 'AlertPayload', () => ({
    alertCode: smallInteger(reader, 'alertCode', describeAlertCode),
    executionDateTime: readExecutionDateTime(reader),
    outcome: readOutcome(reader),
  }))

/** An alert payload in DER. */
export const writeCs02bAlert = ({ alertCode, executionDateTime, outcome }: Cs02bAlert): Buffer =>
  element(tags.sequence, integer(alertCode), writeExecutionDateTime(executionDateTime), writeOutcome(outcome))

const readOutcome = (reader: OctetReader): Cs02bOutcome =>
  sequence(reader, 'executionOutcome', () => ({
    authorisingCounter: sequenceNumber(reader, 'authorisingRemotePartySeqNumber'),
    mode: smallInteger(reader, 'credentialsReplacementMode', describeMode),
    floors: readFloors(reader, 'remotePartySeqNumberChanges'),
    replacements: sequenceOf(reader, 'replacementOutcomes', () => readReplacementOutcome(reader)),
  }))

const writeOutcome = ({ authorisingCounter, mode, floors, replacements }: Cs02bOutcome): Buffer =>
  element(
    tags.sequence,
    integer(authorisingCounter),
    integer(mode),
    writeFloors(floors),
    element(tags.sequence, ...replacements.map(writeReplacementOutcome)),
  )

const readReplacementOutcome = (reader: OctetReader): ReplacementOutcome =>
  sequence(reader, 'ReplacementOutcome', () => ({
    cell: readCell(reader, 'affectedTrustAnchorCell'),
    status: smallInteger(reader, 'statusCode', describeStatus, tags.enumerated),
    existing: readCellHolder(reader, 'existing'),
    replacing: readCellHolder(reader, 'replacing'),
  }))

const writeReplacementOutcome = ({ cell, status, existing, replacing }: ReplacementOutcome): Buffer =>
  element(
    tags.sequence,
    writeCell(cell),
    integer(status, tags.enumerated),
    writeCellHolder(existing),
    writeCellHolder(replacing),
  )
