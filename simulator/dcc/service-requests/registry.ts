import type { ServiceRequest } from '../../duis/request.ts'
import { transformRows } from '../../transform/rows.ts'
import { entryOfVariant } from '../../vocabulary/command-variant.ts'
import { decommissionDevice } from './decommission-device.ts'
import { devicePrenotification } from './device-prenotification.ts'
import { deviceService } from './device-service.ts'
import { dspScheduleRequests } from './dsp-schedules.ts'
import { handoverOfDccControlledDevice } from './handover-of-dcc-controlled-device.ts'
import { hubStatusUpdates } from './hub-status.ts'
import { readInventory } from './read-inventory.ts'
import { requestWanMatrix } from './request-wan-matrix.ts'
import { retrieveDeviceSecurityCredentials } from './retrieve-credentials.ts'
import { returnLocalCommandResponse } from './return-local-command-response.ts'
import { forEveryBody, type ServiceRequestRules } from './service-request-rules.ts'
import { firmwareUpdates } from './update-firmware.ts'
import { updateInventory } from './update-inventory.ts'
import { signedUpdateSecurityCredentials, transformUpdateSecurityCredentials } from './update-security-credentials.ts'

/** Service Reference Variants that the DCC deals with in a way of their own. */
const particular: readonly ServiceRequestRules[] = [
  forEveryBody(handoverOfDccControlledDevice),
  forEveryBody(transformUpdateSecurityCredentials),
  forEveryBody(signedUpdateSecurityCredentials),
  forEveryBody(retrieveDeviceSecurityCredentials),
  forEveryBody(readInventory),
  forEveryBody(updateInventory),
  forEveryBody(devicePrenotification),
  forEveryBody(decommissionDevice),
  forEveryBody(requestWanMatrix),
  forEveryBody(returnLocalCommandResponse),
  ...dspScheduleRequests.map((rules) => forEveryBody(rules)),
  ...firmwareUpdates.map((rules) => forEveryBody(rules)),
  ...hubStatusUpdates.map((rules) => forEveryBody(rules)),
]

/** Those with rules of their own, and every other of which the transform has a row. */
const all: readonly ServiceRequestRules[] = [
  ...particular,
  ...[...transformRows.keys()]
    .filter((variant) => !particular.some((rules) => rules.serviceReferenceVariant === variant))
    .flatMap((variant) => deviceService(variant).map((rules) => forEveryBody(rules))),
]

const byVariantAndEntry = new Map(all.map((rules) => [`${rules.serviceReferenceVariant} ${rules.entry}`, rules]))

/** Finds the rules for a request; undefined where the simulator carries nothing of the kind out. */
export type RulesOf = (
  request: Pick<ServiceRequest, 'serviceReferenceVariant' | 'commandVariant'>,
) => ServiceRequestRules | undefined

export const rulesOf: RulesOf = ({ serviceReferenceVariant, commandVariant }) =>
  byVariantAndEntry.get(`${serviceReferenceVariant} ${entryOfVariant(commandVariant)}`)

const simulated = new Set(all.map((rules) => rules.serviceReferenceVariant))

/** Whether the simulator carries requests of a Service Reference Variant out. */
export const isSimulated = (serviceReferenceVariant: string): boolean => simulated.has(serviceReferenceVariant)
