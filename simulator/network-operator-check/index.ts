/**
 * The Network Operator Certificate check (SECMP0063) and its contract. Import it to run the
 * check, or to implement it.
 *
 * @packageDocumentation
 */
export {
  type Carrier,
  type CertificateUse,
  type CheckOutcome,
  type CheckRequest,
  type CheckSettings,
  type CheckVerdict,
  checkRequestSchema,
  checkSettingsSchema,
  checkVerdictSchema,
  type MeteringPointPurpose,
  type RefusalReason,
  readCheckRequest,
  readCheckVerdict,
  refusalReasons,
  type UnknownReason,
  type WarningCode,
  warningCodes,
} from './contract.ts'
export { judge } from './judge.ts'
export { type Rule, type RuleId, ruleIds, rules } from './rules.ts'
