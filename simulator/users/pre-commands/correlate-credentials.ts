import { isDeepStrictEqual } from 'node:util'
import type { CredentialsReplacement, ServiceRequest } from '../../duis/request.ts'
import { type Cs02bCommand, readCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import {
  type CredentialsReplacementMode,
  modeOfReplacement,
  type ReplacedBy,
} from '../../vocabulary/credentials-replacement-mode.ts'
import { type DuisRemotePartyRole, duisRemotePartyRoles } from '../../vocabulary/remote-party-role.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { cells, keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { Slot } from '../credentials-order.ts'

/** Why a user does not sign a Pre-Command: it says something else than the user asked for. */
export interface CorrelationFlaw {
  readonly reason: 'pre-command-differs'
  readonly detail: string
}

/** The cells of each slot, by the certificate that goes into them; only a supplier has a top-up key. */
const cellsOfSlot = {
  Supplier: {
    digitalSignature: cells.supplierSignature,
    keyAgreement: cells.supplierKeyAgreement,
    keyAgreementTopUp: cells.supplierTopUp,
  },
  NetworkOperator: {
    digitalSignature: cells.networkOperatorSignature,
    keyAgreement: cells.networkOperatorKeyAgreement,
    keyAgreementTopUp: null,
  },
  LoadController: {
    digitalSignature: cells.loadControllerSignature,
    keyAgreement: cells.loadControllerKeyAgreement,
    keyAgreementTopUp: null,
  },
} as const

/**
 * The user's own decision (Parse & Correlate): whether a Pre-Command says exactly what the 6.15.1 request asked for.
 *
 * @param by whether it is a load controller that asked: it may replace its own credentials
 */
export function correlateCredentials(
  request: ServiceRequest,
  preCommand: Buffer,
  by?: ReplacedBy,
): Result<true, CorrelationFlaw> {
  const { body } = request
  if (body.kind !== 'UpdateSecurityCredentialsKRP') return differs(`the request is no update of credentials`)
  const slot = body.remotePartyRole
  if (!isSlot(slot)) return differs(`nobody here asks for the slot ${slot}`)
  const mode = modeOfReplacement(slot, by)
  const message = readMessage(preCommand)
  if (!message.ok) return differs(`it cannot be read: ${message.failure.detail}`)
  const command = readCs02bCommand(message.value.content)
  if (!command.ok) return differs(`its payload cannot be read: ${command.failure.detail}`)
  const disagreement =
    first(headerAgreements(request, mode, message.value)) ??
    first(payloadAgreements(request, { slot, mode }, body, command.value))
  return disagreement === undefined ? succeeded(true) : differs(`${disagreement} is not what was asked for`)
}

const isSlot = (role: DuisRemotePartyRole): role is Slot => role in cellsOfSlot

const differs = (detail: string): Result<true, CorrelationFlaw> => failed({ reason: 'pre-command-differs', detail })

/** Names of fields, and whether each is as it was asked for. */
type Agreements = Readonly<Record<string, boolean>>

const first = (agreements: Agreements): string | undefined =>
  Object.keys(agreements).find((field) => agreements[field] !== true)

const headerAgreements = (
  { requestIdParts }: ServiceRequest,
  mode: CredentialsReplacementMode,
  message: GbcsMessage,
): Agreements => ({
  'the kind of message': message.cra === 'command',
  // The user is the first to sign, and only the DCC adds a MAC.
  'the signature': message.signature === null && message.mac === null,
  'the originator': message.originator === requestIdParts.originator,
  'the recipient': message.recipient === requestIdParts.target,
  'the originator counter': message.counter === requestIdParts.counter,
  'the message code': message.messageCode === mode.messageCode,
  'the supplementary information': message.supplementary.length === 0,
})

const payloadAgreements = (
  { requestIdParts }: ServiceRequest,
  { slot, mode }: { readonly slot: Slot; readonly mode: CredentialsReplacementMode },
  asked: CredentialsReplacement,
  command: Cs02bCommand,
): Agreements => ({
  'the credentials replacement mode': command.mode === mode.mode,
  'the authorising cell': isDeepStrictEqual(command.authorisingCell, signingCellOf(mode.authorisedBy)),
  'the authorising sequence number': command.authorisingCounter === requestIdParts.counter,
  ...floorAgreements({ slot, mode }, asked, command),
  'the symmetric key': command.symmetricKey === null,
  'the handling of validity dates': command.applyTimeBasedCpvChecks === asked.applyTimeBasedCpvChecks,
  'the execution date and time': command.executionDateTime === executionDateTimeAskedFor(asked),
  'the set of replacement certificates': sameTexts(replacementsIn(command), replacementsAskedFor(slot, asked)),
  'the certification path': sameTexts(command.certificationPath.map(text), asked.certificationPath.map(text)),
})

/** A load controller's floor stands among those of other parties where the supplier authorises it. */
function floorAgreements(
  { slot, mode }: { readonly slot: Slot; readonly mode: CredentialsReplacementMode },
  asked: CredentialsReplacement,
  { newFloor, newTopUpFloor, otherFloors }: Cs02bCommand,
): Agreements {
  const role = duisRemotePartyRoles[slot]
  const isOwn = role === mode.authorisedBy
  const its = otherFloors.find((floors) => floors.role === role)
  return {
    'the floor sequence number': (isOwn ? newFloor : (its?.floor ?? null)) === asked.floor,
    'the top-up floor sequence number': (isOwn ? newTopUpFloor : (its?.topUpFloor ?? null)) === asked.topUpFloor,
    'a floor of another party': otherFloors.length === (its !== undefined && !isOwn ? 1 : 0),
  }
}

const signingCellOf = (role: number): TrustAnchorCellIdentifier => ({
  role,
  keyUsage: 'digitalSignature',
  cellUsage: 'management',
})

const executionDateTimeAskedFor = ({ executionDateTime }: CredentialsReplacement): string | null =>
  executionDateTime === null ? null : executionDateTimeOf(executionDateTime)

const replacementsIn = ({ replacements }: Cs02bCommand): string[] =>
  replacements.map(({ der, target }) => `${keyOfCell(target)} ${text(der)}`)

/** A certificate for which the slot has no cell is asked for and cannot be had, so that nothing agrees with it. */
function replacementsAskedFor(slot: Slot, asked: CredentialsReplacement): string[] {
  const uses = ['digitalSignature', 'keyAgreement', 'keyAgreementTopUp'] as const
  return uses.flatMap((use) => {
    const [certificate, cell] = [asked[use], cellsOfSlot[slot][use]]
    if (certificate === null) return []
    return [`${cell === null ? 'no cell' : keyOfCell(cell)} ${text(certificate)}`]
  })
}

const text = (octets: Buffer): string => octets.toString('base64')

/** Neither the order of replacements nor that of CA certificates means anything. */
const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  isDeepStrictEqual(one.toSorted(), other.toSorted())
