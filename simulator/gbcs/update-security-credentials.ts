import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Result } from '../vocabulary/result.ts'
import type { TrustAnchorCellIdentifier } from '../vocabulary/trust-anchor-cell.ts'
import type { GbcsFlaw } from './flaw.ts'

/** The floors that originator counters of a remote party must exceed from now on. */
export interface RemotePartyFloors {
  readonly role: number
  readonly floor: bigint
  /** The floor of the supplier's separate prepayment top-up counter. */
  readonly topUpFloor: bigint | null
}

/** One certificate and the cell it should go into. */
export interface TrustAnchorReplacement {
  /** DER as it came; the codec does not look inside. */
  readonly certificate: Buffer
  readonly target: TrustAnchorCellIdentifier
}

/** CS02b Update Security Credentials, command payload (domain facts §4.3). */
export interface Cs02bCommand {
  /** Credentials replacement mode, 0 … 11. */
  readonly mode: number
  /** Whether certificate path validation looks at validity dates. */
  readonly applyTimeBasedCpvChecks: boolean
  /** The cell whose holder authorises the replacement; absent only in accessControlBrokerByACB. */
  readonly authorisingCell: TrustAnchorCellIdentifier | null
  readonly authorisingCounter: bigint
  readonly newFloor: bigint | null
  readonly newTopUpFloor: bigint | null
  /** Floors of other remote parties than the one that authorises. */
  readonly otherFloors: readonly RemotePartyFloors[]
  /** Opens the contingency key; mode 9 only. */
  readonly symmetricKey: Buffer | null
  readonly replacements: readonly TrustAnchorReplacement[]
  /** CA certificates from the replacements to the device's root, DER as it came. */
  readonly certificationPath: readonly Buffer[]
  /** `YYYYMMDDHHMMSSZ`; null means at once. */
  readonly executionDateTime: string | null
}

/** Whose certificate a cell holds. */
export interface CellHolder {
  readonly entityIdentifier: EntityIdentifier
  /** 8 octets. */
  readonly subjectKeyIdentifier: Buffer
}

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

/** Status codes of a replacement; the numbers are RFC 5934's (domain facts §4.4). */
export const replacementStatus = {
  success: 0,
  badCertificate: 5,
  noTrustAnchor: 10,
  insufficientMemory: 17,
  trustAnchorNotFound: 25,
  resourcesBusy: 30,
  other: 127,
} as const

export function readCs02bCommand(_content: Uint8Array): Result<Cs02bCommand, GbcsFlaw> {
  throw new Error('not yet')
}
export function writeCs02bCommand(_command: Cs02bCommand): Buffer {
  throw new Error('not yet')
}
export function readCs02bResponse(_content: Uint8Array): Result<Cs02bResponse, GbcsFlaw> {
  throw new Error('not yet')
}
export function writeCs02bResponse(_response: Cs02bResponse): Buffer {
  throw new Error('not yet')
}
export function readCs02bAlert(_content: Uint8Array): Result<Cs02bAlert, GbcsFlaw> {
  throw new Error('not yet')
}
export function writeCs02bAlert(_alert: Cs02bAlert): Buffer {
  throw new Error('not yet')
}
