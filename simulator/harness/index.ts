/**
 * What the command line and the features see of the rooms below the harness, which they do not import themselves.
 */

export type { Check } from '../dcc/check/check.ts'
export { isSimulated } from '../dcc/service-requests/registry.ts'
export type { Decision } from '../dcc/transcript/decision.ts'
export type { Transcript, TranscriptEntry } from '../dcc/transcript/transcript.ts'
export { householdOf } from '../devices/household.ts'
export type { CellContents } from '../devices/state/inspection.ts'
export type { ServiceRequest } from '../duis/request.ts'
export type { DuisResponse } from '../duis/response.ts'
export type { Premises, SlotState } from '../fleet/fleet.ts'
export type { GbcsMessage } from '../gbcs/message.ts'
export type {
  CheckOutcome,
  CheckRequest,
  CheckSettings,
  CheckVerdict,
  UnknownReason,
} from '../network-operator-check/contract.ts'
export { unknownReasons } from '../network-operator-check/contract.ts'
export { type RuleId, ruleIds } from '../network-operator-check/rules.ts'
export type { RejectedLine } from '../registration/load-report.ts'
export type { CredentialsOrder, Slot, SlotCertificates } from '../users/credentials-order.ts'
export type { SendFailure } from '../users/duis-client.ts'
export type { Mailbox, ReceivedDocument } from '../users/mailbox.ts'
export type { CorrelationFlaw } from '../users/pre-commands/correlate-credentials.ts'
export { correlatePreCommand } from '../users/pre-commands/correlate-pre-command.ts'
export {
  handoverRequest,
  readInventoryRequest,
  retrieveCredentialsRequest,
  signedPreCommandRequest,
  updateCredentialsRequest,
  updateInventoryRequest,
} from '../users/requests.ts'
export { requestOf } from '../users/service-request.ts'
export type { Supplier } from '../users/supplier.ts'
export type { Exchange, Transform, User } from '../users/user.ts'
export type { InventoryQuery } from '../vocabulary/inventory-query.ts'
export type { DuisRemotePartyRole } from '../vocabulary/remote-party-role.ts'
export type { FaultPlan } from '../wan/fault-plan.ts'
export { faultRulesSchema, writeFaultRule } from '../wan/fault-rule.ts'
