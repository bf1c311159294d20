/**
 * CS02b Update Security Credentials: command, response and future dated alert, in every mode
 * (docs/domain/gbcs-credentials.md).
 */
export type { CellHolder } from './cell-holder.ts'
export { replacementStatus } from './credential-status.ts'
export { floorChanges, floorsOf, type RemotePartyFloors } from './remote-party-floors.ts'
export {
  type Cs02bCommand,
  readCs02bCommand,
  type TrustAnchorReplacement,
  writeCs02bCommand,
} from './update-security-credentials-command.ts'
export {
  type Cs02bAlert,
  type Cs02bOutcome,
  type Cs02bResponse,
  type ReplacementOutcome,
  readCs02bAlert,
  readCs02bResponse,
  writeCs02bAlert,
  writeCs02bResponse,
} from './update-security-credentials-outcome.ts'
