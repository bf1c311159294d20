import { signRandomised } from '../../../certs/ecdsa.ts'
import type { Credential } from '../../../certs/smki.ts'
import type { CredentialsReplacement, RequestBody, ServiceRequest } from '../../duis/request.ts'
import type { DuisResponse, ResponseContent } from '../../duis/response.ts'
import { type Cs02bCommand, writeCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { type GroupingHeader, writeUnsigned } from '../../gbcs/message.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { type DuisService, serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { networkOperatorCredentials, type RequestDetails, request, signed } from './requests.ts'
import { albion, credential, devices, london, smki } from './site.ts'
import { responseIn, type World } from './world.ts'

/** A replacement of the ESME's network operator credentials by London's, but for what is named. */
export const updateBody = (differing: Partial<CredentialsReplacement> = {}): RequestBody => ({
  kind: 'UpdateSecurityCredentialsKRP',
  executionDateTime: null,
  remotePartyRole: 'NetworkOperator',
  floor: 0n,
  topUpFloor: null,
  ...networkOperatorCredentials(london),
  keyAgreementTopUp: null,
  certificationPath: [smki.organisationIssuing.certificate.der],
  applyTimeBasedCpvChecks: true,
  ...differing,
})

/** A 6.15.1 of Albion for the ESME, to be transformed, but for what is named. */
export const updateRequest = (differing: RequestDetails = {}): ServiceRequest =>
  request({
    to: devices.ESME,
    commandVariant: 4,
    serviceReference: '6.15',
    serviceReferenceVariant: '6.15.1',
    body: updateBody(),
    ...differing,
  })

/** The Signed Pre-Command under the RequestID of a request. */
export const sendCommandRequest = (
  { requestIdParts: { originator, target, counter } }: ServiceRequest,
  gbcsPayload: Buffer,
  differing: RequestDetails & { readonly executionDateTime?: CredentialsReplacement['executionDateTime'] } = {},
): ServiceRequest => {
  const { executionDateTime = null, ...details } = differing
  return updateRequest({
    from: originator,
    to: target,
    counter,
    commandVariant: 5,
    body: { kind: 'SignedPreCommand', executionDateTime, gbcsPayload },
    ...details,
  })
}

/** Fields of a Pre-Command that a test has otherwise. */
export interface Crafted {
  readonly header?: Partial<GroupingHeader>
  readonly update?: Partial<Cs02bCommand>
}

/** A Pre-Command for London's credentials made by hand, without the DCC, for a RequestID; but for what is named. */
export function craftedPreCommand(
  { requestIdParts: { originator, target, counter } }: ServiceRequest,
  { header, update }: Crafted = {},
): Buffer {
  const { digitalSignature, keyAgreement } = networkOperatorCredentials(london)
  return writeUnsigned(
    {
      cra: 'command',
      counter,
      originator,
      recipient: target,
      dateTime: null,
      messageCode: 0x0103,
      supplementary: Buffer.alloc(0),
      ...header,
    },
    writeCs02bCommand({
      mode: 3,
      applyTimeBasedCpvChecks: true,
      authorisingCell: cells.networkOperatorSignature,
      authorisingCounter: counter,
      newFloor: 0n,
      newTopUpFloor: null,
      otherFloors: [],
      symmetricKey: null,
      replacements: [
        { der: digitalSignature, target: cells.networkOperatorSignature },
        { der: keyAgreement, target: cells.networkOperatorKeyAgreement },
      ],
      certificationPath: [smki.organisationIssuing.certificate.der],
      executionDateTime: null,
      ...update,
    }),
  )
}

/** Signs as the user does; with the supplier's digital signing key unless another is named. */
export const signedBy = (
  preCommand: Buffer,
  signer: Credential = signingCredential(albion, RemotePartyRole.supplier),
): Promise<Buffer> => signMessage(preCommand, signer.privateKey, signRandomised)

export const signingCredential = (entity: EntityIdentifier, role: number): Credential =>
  credential(entity, role, 'digitalSignature')

/** Sends a request to the service of its Command Variant; fails on anything but 200. */
export async function exchange(world: World, unsigned: ServiceRequest): Promise<DuisResponse> {
  const service: DuisService = serviceOfCommandVariant[unsigned.commandVariant]
  const answer = await world.dcc.takeRequest(service, await signed(unsigned))
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`)
  return responseIn(answer.body, world.duis)
}

/** What a Service Response on the connection holds; null for an acknowledgement or a refusal. */
export const contentOf = ({ body }: DuisResponse): ResponseContent | null =>
  body.kind === 'ResponseMessage' ? body.content : null

/** The Pre-Command that the DCC makes of a request; fails where it makes none. */
export async function transformed(world: World, unsigned: ServiceRequest): Promise<Buffer> {
  const response = await exchange(world, unsigned)
  const content = contentOf(response)
  if (content?.kind !== 'PreCommand') throw new Error(`no Pre-Command but ${response.responseCode}`)
  return content.payload
}

/** The last step of the trace of an answer: what a refusal was for. */
export async function refusingStep(
  world: World,
  { requestId, commandVariant }: ServiceRequest,
): Promise<string | undefined> {
  const entries = (await world.dcc.transcript(requestId))?.entries ?? []
  const entry = entries.findLast((each) => each.kind === 'answered' && each.commandVariant === commandVariant)
  return entry?.kind === 'answered' ? entry.trace.at(-1)?.step : undefined
}
