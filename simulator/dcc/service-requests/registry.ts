import type { ServiceRequest } from '../../duis/request.ts'
import { entryOfVariant } from '../../vocabulary/command-variant.ts'
import { decommissionDevice } from './decommission-device.ts'
import { devicePrenotification } from './device-prenotification.ts'
import { handoverOfDccControlledDevice } from './handover-of-dcc-controlled-device.ts'
import { hubStatusUpdates } from './hub-status.ts'
import { readInventory } from './read-inventory.ts'
import { retrieveDeviceSecurityCredentials } from './retrieve-credentials.ts'
import { forEveryBody, type ServiceRequestRules } from './service-request-rules.ts'
import { updateInventory } from './update-inventory.ts'
import { signedUpdateSecurityCredentials, transformUpdateSecurityCredentials } from './update-security-credentials.ts'

/** The Service Reference Variants that the simulator carries out. */
const all: readonly ServiceRequestRules[] = [
  forEveryBody(handoverOfDccControlledDevice),
  forEveryBody(transformUpdateSecurityCredentials),
  forEveryBody(signedUpdateSecurityCredentials),
  forEveryBody(retrieveDeviceSecurityCredentials),
  forEveryBody(readInventory),
  forEveryBody(updateInventory),
  forEveryBody(devicePrenotification),
  forEveryBody(decommissionDevice),
  ...hubStatusUpdates.map((rules) => forEveryBody(rules)),
]

const byVariantAndEntry = new Map(all.map((rules) => [`${rules.serviceReferenceVariant} ${rules.entry}`, rules]))

/** Finds the rules for a request; undefined where the simulator carries nothing of the kind out. */
export type RulesOf = (
  request: Pick<ServiceRequest, 'serviceReferenceVariant' | 'commandVariant'>,
) => ServiceRequestRules | undefined

export const rulesOf: RulesOf = ({ serviceReferenceVariant, commandVariant }) =>
  byVariantAndEntry.get(`${serviceReferenceVariant} ${entryOfVariant(commandVariant)}`)

/** Whether the simulator carries requests of a Service Reference Variant out. */
export const isSimulated = (serviceReferenceVariant: string): boolean =>
  all.some((rules) => rules.serviceReferenceVariant === serviceReferenceVariant)
