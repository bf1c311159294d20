import {
  deviceExists,
  deviceStatus,
  eligibleRole,
  localCommandDelivery,
  rightService,
  userAndRole,
  userStatus,
} from './access-control.ts'
import { anomalyDetection } from './anomaly-detection.ts'
import { originator, signingCertificateStatus, xmlSignature } from './authentication.ts'
import type { Facts } from './facts.ts'
import type { ReceivedRequest } from './received-request.ts'
import { responsibility } from './responsibility.ts'
import type { AdmissionStep } from './step.ts'
import { payloadOfVariant, rightDeviceType, rightVariant, sequence, simulated } from './validation.ts'

// Admission in order. XML and schema come before it (400), and what is refused in the first group spends no RequestID:
// nobody can use up another's.

/** 1. Who sent it. */
export const authentication: readonly AdmissionStep<ReceivedRequest>[] = [
  { name: 'XML signature', rule: 'DUIS XML signature profile', judge: xmlSignature },
  { name: 'signing certificate', rule: 'SMKI certificate status', judge: signingCertificateStatus },
  { name: 'originator', rule: 'the signer is the originator of the RequestID', judge: originator },
]

/** 2. Whether the RequestID is new; decided by the request record. */
export const newRequestId = { step: 'RequestID', rule: 'a RequestID is answered once' } as const

/** 3. Whether the user may, and whether the request is of the right form. */
export const accessControlAndValidation: readonly AdmissionStep<Facts>[] = [
  { name: 'user and role', rule: 'E1: a SEC party in a role', judge: userAndRole },
  { name: 'eligible role', rule: 'E2: Service Request Matrix', judge: eligibleRole },
  { name: 'user status', rule: 'E3: status of the user', judge: userStatus },
  { name: 'device', rule: 'E19: Smart Metering Inventory', judge: deviceExists },
  { name: 'device status', rule: 'E5: status in the Smart Metering Inventory', judge: deviceStatus },
  { name: 'responsibility', rule: 'E4: Registration Data on the effective day', judge: responsibility },
  { name: 'local delivery', rule: 'E17: local Command delivery', judge: localCommandDelivery },
  { name: 'service', rule: 'E13: the service of the Command Variant', judge: rightService },
  { name: 'variant', rule: 'E12: Command Variant and body of the Service Reference Variant', judge: rightVariant },
  { name: 'device type', rule: 'E11: device types of the Service Reference Variant', judge: rightDeviceType },
  { name: 'sequence', rule: 'E40 to E42: predecessor of a sequenced request', judge: sequence },
  { name: 'payload', rule: 'E52: a payload of the Service Reference Variant', judge: payloadOfVariant },
  { name: 'simulated', rule: 'E57: what the simulator carries out', judge: simulated },
]

/** What the step is called that asks the check. */
export const checkStep = 'network operator certificate'

/** What the steps of admission are about, in their order. */
export const stepGroups = [
  'authenticity',
  'RequestID',
  'user, device and variant',
  'rules of the variant',
  'the check',
  'anomaly detection',
] as const
export type StepGroup = (typeof stepGroups)[number]

/** The group that a step belongs to, by its name. */
export function groupOfStep(name: string): StepGroup {
  const isOf = (steps: readonly { readonly name: string }[]) => steps.some((step) => step.name === name)
  if (isOf(authentication)) return 'authenticity'
  if (name === newRequestId.step) return 'RequestID'
  if (isOf(accessControlAndValidation)) return 'user, device and variant'
  if (name === anomalyDetection.name) return 'anomaly detection'
  return name === checkStep ? 'the check' : 'rules of the variant'
}

/** 3 to 5: then the rules of the Service Reference Variant itself, the check, and whether there are too many. */
export const decidingSteps = <Rules extends { readonly steps: readonly AdmissionStep<Facts>[] }>(
  rules: Rules | undefined,
  check: (rules: Rules) => AdmissionStep<Facts>,
): readonly AdmissionStep<Facts>[] =>
  rules === undefined
    ? accessControlAndValidation
    : [...accessControlAndValidation, ...rules.steps, check(rules), anomalyDetection]
