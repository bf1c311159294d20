import type { CredentialsReplacement, ServiceRequest } from '../../simulator/duis/request.ts'
import { type Cs02bCommand, writeCs02bCommand } from '../../simulator/gbcs/credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../../simulator/gbcs/date-time.ts'
import { type GroupingHeader, writeUnsigned } from '../../simulator/gbcs/message.ts'
import {
  type CredentialsOrder,
  correlatePreCommand,
  type Exchange,
  type Slot,
  signedPreCommandRequest,
  type User,
  updateCredentialsRequest,
} from '../../simulator/harness/index.ts'
import { modeOfReplacement } from '../../simulator/vocabulary/credentials-replacement-mode.ts'
import type { Instant } from '../../simulator/vocabulary/instant.ts'
import { cells } from '../../simulator/vocabulary/trust-anchor-cell.ts'
import { exchange, orderFor } from './sending.ts'
import type { NetworkWorld } from './world.ts'

/** The Pre-Command on the connection of a request; null where there is none. */
export function preCommandIn({ answer }: Exchange): Buffer | null {
  const { body } = answer.response
  return body.kind === 'ResponseMessage' && body.content?.kind === 'PreCommand' ? body.content.payload : null
}

/** Asks the DCC what would have to be signed. */
export function askForPreCommand(
  world: NetworkWorld,
  user: User,
  slot: Slot,
  differing: Partial<CredentialsOrder> = {},
): Promise<Exchange> {
  return exchange(world, () => user.transform({ ...orderFor(world, slot), ...differing }))
}

/** Signs the Pre-Command that came last, if it says what was asked for, and sends it. */
export async function signAndSend(world: NetworkWorld, user: User, commandVariant: 5 | 6 | 7 = 5): Promise<void> {
  const { request } = world.scene.exchange
  const preCommand = preCommandIn(world.scene.exchange)
  if (preCommand === null) throw new Error('The DCC gave no Pre-Command')
  const correlated = correlatePreCommand(request, preCommand)
  if (!correlated.ok) throw new Error(correlated.failure.detail)
  const signed = await user.signPreCommand(preCommand)
  await exchange(world, () => user.sendSignedPreCommand(request, signed, commandVariant))
}

/** 6.15.1 from the request to the Signed Pre-Command; as far as the DCC lets it. */
export async function updateSlot(
  world: NetworkWorld,
  user: User,
  slot: Slot,
  differing: Partial<CredentialsOrder> = {},
): Promise<void> {
  const asked = await askForPreCommand(world, user, slot, differing)
  if (preCommandIn(asked) !== null) await signAndSend(world, user)
}

/** What a user makes otherwise than the DCC would have it. */
export interface Deviation {
  readonly header?: Partial<GroupingHeader>
  readonly update?: Partial<Cs02bCommand>
  /** In the document around the Signed Pre-Command. */
  readonly executionDateTime?: Instant
  readonly commandVariant?: 5 | 6 | 7
  readonly serviceReferenceVariant?: string
}

/** A 6.15.1 for the network operator slot with the scenario's certificates, under a new RequestID, not sent. */
export const newUpdate = (world: NetworkWorld, user: User): ServiceRequest =>
  updateCredentialsRequest(orderFor(world, 'NetworkOperator'), user.newRequestId(world.scene.device.id))

/** Signs what nobody transformed, made from the certificates of a request but for what is named, and sends it. */
export async function sendOwnMaking(
  world: NetworkWorld,
  user: User,
  request: ServiceRequest,
  { header, update, executionDateTime, commandVariant, serviceReferenceVariant }: Deviation = {},
): Promise<void> {
  const signed = await user.signPreCommand(preCommandFor(request, { header: header ?? {}, update: update ?? {} }))
  const around = signedPreCommandRequest(request, signed, commandVariant)
  const { body } = around
  if (body.kind !== 'SignedPreCommand') throw new Error('a Signed Pre-Command is sent as one')
  const sent = {
    ...around,
    serviceReferenceVariant: serviceReferenceVariant ?? around.serviceReferenceVariant,
    body: { ...body, executionDateTime: executionDateTime ?? body.executionDateTime },
  }
  await exchange(world, () => user.send(sent))
}

function preCommandFor(
  { body, requestIdParts: { originator, target, counter } }: ServiceRequest,
  { header, update }: Required<Pick<Deviation, 'header' | 'update'>>,
): Buffer {
  if (body.kind !== 'UpdateSecurityCredentialsKRP') throw new Error('only 6.15.1 has a Pre-Command here')
  const { mode, messageCode } = modeOfReplacement('NetworkOperator')
  return writeUnsigned(
    {
      cra: 'command',
      counter,
      originator,
      recipient: target,
      dateTime: null,
      messageCode,
      supplementary: Buffer.alloc(0),
      ...header,
    },
    writeCs02bCommand({
      mode,
      applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
      authorisingCell: cells.networkOperatorSignature,
      authorisingCounter: counter,
      newFloor: body.floor,
      newTopUpFloor: body.topUpFloor,
      otherFloors: [],
      symmetricKey: null,
      replacements: replacementsFor(body),
      certificationPath: body.certificationPath,
      executionDateTime: body.executionDateTime && executionDateTimeOf(body.executionDateTime),
      ...update,
    }),
  )
}

/** The certificates in the network operator's cells. */
export const replacementsFor = ({
  digitalSignature,
  keyAgreement,
}: Pick<CredentialsReplacement, 'digitalSignature' | 'keyAgreement'>): Cs02bCommand['replacements'] => [
  ...(digitalSignature ? [{ der: digitalSignature, target: cells.networkOperatorSignature }] : []),
  ...(keyAgreement ? [{ der: keyAgreement, target: cells.networkOperatorKeyAgreement }] : []),
]
