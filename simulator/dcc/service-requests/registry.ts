import { handoverOfDccControlledDevice } from './handover-of-dcc-controlled-device.ts'
import type { ServiceRequestRules } from './service-request-rules.ts'

/** The Service Reference Variants that the simulator carries out. */
const all: readonly ServiceRequestRules[] = [handoverOfDccControlledDevice]

const byVariant = new Map(all.map((rules) => [rules.serviceReferenceVariant, rules]))

export const rulesOf = (serviceReferenceVariant: string): ServiceRequestRules | undefined =>
  byVariant.get(serviceReferenceVariant)
