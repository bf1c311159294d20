import { z } from 'zod'
import type { CertificateDer } from '../../../../certs/certificate.ts'
import type { SmkiRepository } from '../../../../certs/repository.ts'
import type { Smki } from '../../../../certs/smki.ts'
import { fieldsOfBody } from '../../../duis/body-of-fields.ts'
import type { ServiceRequest } from '../../../duis/request.ts'
import { networkOperatorCalled } from '../../../market/look-up.ts'
import type { SlotCertificates } from '../../../users/credentials-order.ts'
import { handoverRequest, updateCredentialsRequest } from '../../../users/requests.ts'
import { requestOf } from '../../../users/service-request.ts'
import type { CommandVariant } from '../../../vocabulary/command-variant.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import type { RequestIdParts } from '../../../vocabulary/request-id.ts'
import { serviceRequests } from '../../../vocabulary/service-reference.ts'
import { certificationPathOf, networkOperatorCertificates, slotCertificatesOf } from '../../rehearsal/test-bed.ts'
import { NotPossible } from '../operation.ts'
import { entityIdentifierParameter, instantParameter } from '../parameters.ts'

const serial = z
  .string()
  .regex(/^\d{1,49}$/, 'is not a serial number in decimal')
  .nullable()
  .default(null)

/** A Service Request as its tester thinks of it. */
export const composeSchema = z.strictObject({
  user: entityIdentifierParameter.describe('Who signs and sends it'),
  serviceReferenceVariant: z.string().meta({ examples: ['6.21'] }),
  device: entityIdentifierParameter
    .optional()
    .describe('The device that it is aimed at; left out where the DCC itself answers'),
  fields: z
    .array(z.strictObject({ path: z.string().max(500), value: z.string().max(65_536) }))
    .max(1000)
    .default([])
    .describe(
      'The fields of the body by their DUIS names, as GET service-requests/{srv} lists them; of several elements of one name, NAME[2].FIELD is of the second',
    ),
  certificates: z
    .strictObject({
      operator: z.string().optional().describe('Those of a party, by its name, market participant id or User ID'),
      digitalSignature: serial.describe('A certificate by its serial number, where no operator is said; null for none'),
      keyAgreement: serial,
    })
    .optional()
    .describe('Of 6.21 and 6.15.1: what is to go into the slot'),
  slot: z.enum(['NetworkOperator', 'Supplier']).default('NetworkOperator').describe('Of 6.21 and 6.15.1: whose slot'),
  at: instantParameter.optional().describe('ExecutionDateTime of a request that is future-dated'),
  commandVariant: z.int().min(1).max(8).optional().describe('The first of the variant where left out: over the WAN'),
})

export type ComposeOrder = z.output<typeof composeSchema>

export interface ComposeSources {
  readonly smki: Smki
  readonly repository: SmkiRepository
  readonly newRequestId: (target: EntityIdentifier) => RequestIdParts
}

/** The Variants whose body is certificates for a slot. */
export const takesCertificates = (variant: string): boolean => variant === '6.21' || variant === '6.15.1'

/**
 * The Service Request, not yet signed.
 *
 * @throws NotPossible where there is none such, in a sentence; SimulatorFault SIM_NO_SUCH_PARTY for an operator that nobody is
 */
export function requestFor(order: ComposeOrder, sources: ComposeSources): ServiceRequest {
  const { serviceReferenceVariant, device } = order
  const definition = serviceRequests[serviceReferenceVariant]
  if (definition === undefined)
    throw new NotPossible(`There is no Service Reference Variant ${serviceReferenceVariant}`)
  if (definition.targets.length > 0 && device === undefined)
    throw new NotPossible(`${serviceReferenceVariant} is aimed at a device: say which`)
  if (takesCertificates(serviceReferenceVariant)) return credentialsRequest(order, sources)
  const made = requestOf(
    {
      serviceReferenceVariant,
      device: device ?? order.user,
      fields: fieldsOf(order, definition.element),
      ...(order.commandVariant !== undefined && { commandVariant: order.commandVariant as CommandVariant }),
    },
    sources.newRequestId,
  )
  if (!made.ok) throw new NotPossible(made.failure)
  return made.value
}

function fieldsOf({ fields, at }: ComposeOrder, element: string): readonly (readonly [string, string])[] {
  const said = fields.map(({ path, value }) => [path, value] as const)
  if (at === undefined) return said
  if (!fieldsOfBody(element).some(({ path }) => path === 'ExecutionDateTime'))
    throw new NotPossible('This Service Request cannot be future-dated')
  return [['ExecutionDateTime', formatInstant(at)], ...said.filter(([path]) => path !== 'ExecutionDateTime')]
}

function credentialsRequest(order: ComposeOrder, sources: ComposeSources): ServiceRequest {
  const { serviceReferenceVariant, device = order.user, slot, at, commandVariant } = order
  const wanted = {
    device,
    slot,
    certificates: certificatesOf(order, sources),
    certificationPath: certificationPathOf(sources.smki),
    executionDateTime: at ?? null,
  }
  const id = sources.newRequestId(device)
  const request =
    serviceReferenceVariant === '6.21' ? handoverRequest(wanted, id) : updateCredentialsRequest(wanted, id)
  return commandVariant === undefined ? request : { ...request, commandVariant: commandVariant as CommandVariant }
}

function certificatesOf(
  { certificates, slot, user }: ComposeOrder,
  { smki, repository }: ComposeSources,
): SlotCertificates {
  const role = slot === 'Supplier' ? RemotePartyRole.supplier : RemotePartyRole.networkOperator
  if (certificates === undefined) {
    if (slot === 'Supplier') return slotCertificatesOf(smki, user, role)
    throw new NotPossible('Say whose certificates are to go into the slot')
  }
  const { operator, digitalSignature, keyAgreement } = certificates
  if (operator !== undefined) {
    const identifier = parseEntityIdentifier(operator)
    return identifier !== null && smki.credential(identifier, role, 'digitalSignature') !== undefined
      ? slotCertificatesOf(smki, identifier, role)
      : networkOperatorCertificates(smki, networkOperatorCalled(operator))
  }
  const derOf = (serialNumber: string | null): CertificateDer | null => {
    if (serialNumber === null) return null
    const found = repository.bySerialNumber(BigInt(serialNumber))
    if (found === undefined)
      throw new NotPossible(`The SMKI Repository has no certificate of serial number ${serialNumber}`)
    return found.der
  }
  return { digitalSignature: derOf(digitalSignature), keyAgreement: derOf(keyAgreement) }
}
