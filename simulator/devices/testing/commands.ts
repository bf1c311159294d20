import { signDeterministically } from '../../../certs/ecdsa.ts'
import type { Credential } from '../../../certs/smki.ts'
import { writeCs02aCommand } from '../../gbcs/credentials/provide-security-credential-details.ts'
import {
  type Cs02bCommand,
  type TrustAnchorReplacement,
  writeCs02bCommand,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { macOf, sharedSecret } from '../../gbcs/key-agreement.ts'
import {
  type GroupingHeader,
  signedOctetsOf,
  withMac,
  withoutSignature,
  withSignature,
  writeUnsigned,
} from '../../gbcs/message.ts'
import { provideSecurityCredentialDetails } from '../../gbcs/message-codes.ts'
import {
  credentialsReplacementModes,
  modeOfReplacement,
  type ReplaceableRole,
} from '../../vocabulary/credentials-replacement-mode.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { broker, certificateFor, credentialOf, type Party, smki } from './parties.ts'

/** An Update Security Credentials command, and what may be wrong with it. */
export interface UpdateRequest {
  readonly device: EntityIdentifier
  /** Who sends it, and signs unless `signer` does. */
  readonly by: Party
  readonly counter: bigint
  readonly role?: ReplaceableRole
  readonly replacements: readonly TrustAnchorReplacement[]
  readonly payload?: Partial<Cs02bCommand>
  readonly header?: Partial<GroupingHeader>
  readonly signer?: Credential
  /** The key that makes the MAC; null for none at all. */
  readonly macBy?: Credential | null
}

const cellsOfRole: Readonly<Record<ReplaceableRole, readonly TrustAnchorCellIdentifier[]>> = {
  Supplier: [cells.supplierSignature, cells.supplierKeyAgreement, cells.supplierTopUp],
  NetworkOperator: [cells.networkOperatorSignature, cells.networkOperatorKeyAgreement],
  LoadController: [cells.loadControllerSignature, cells.loadControllerKeyAgreement],
}

/** A party's own certificates for every cell of a role. */
export const replacementsBy = (party: Party, role: ReplaceableRole = 'NetworkOperator') =>
  cellsOfRole[role].map((target) => ({ der: certificateFor(target, party).der, target }))

/** The octets of a CS02b command as the DCC would send it. */
export async function updateCommand(request: UpdateRequest): Promise<Buffer> {
  const { device, by, counter, role = 'NetworkOperator', replacements } = request
  const isLoadController = by.role === RemotePartyRole.loadController
  const { mode, messageCode, authorisedBy } =
    by.role === RemotePartyRole.transitionalCoS
      ? credentialsReplacementModes.supplierByTransCoS
      : modeOfReplacement(role, isLoadController ? 'load-controller' : 'anybody-else')
  const header: GroupingHeader = { ...headerOf(device, by, counter, messageCode), ...request.header }
  const content = writeCs02bCommand({
    mode,
    applyTimeBasedCpvChecks: true,
    authorisingCell: { role: authorisedBy, keyUsage: 'digitalSignature', cellUsage: 'management' },
    authorisingCounter: counter,
    newFloor: 0n,
    newTopUpFloor: null,
    otherFloors: [],
    symmetricKey: null,
    replacements,
    certificationPath: [smki.organisationIssuing.certificate.der],
    executionDateTime: null,
    ...request.payload,
  })
  const unsigned = writeUnsigned(header, content)
  const { privateKey } = request.signer ?? credentialOf(by, 'digitalSignature')
  const signed = withSignature(unsigned, await signDeterministically(privateKey, signedOctetsOf(unsigned)))
  return request.macBy === null ? signed : protectedBy(request.macBy ?? brokersKey, device, header, signed)
}

/** The octets of a CS02a command in its MAC form. */
export function detailsCommand(device: EntityIdentifier, counter: bigint, roles: readonly number[]): Buffer {
  const header = headerOf(device, broker, counter, provideSecurityCredentialDetails)
  const content = writeCs02aCommand({ authorisingCell: cells.acbKeyAgreement, roles })
  return protectedBy(brokersKey, device, header, withoutSignature(writeUnsigned(header, content)))
}

/** The octets of a CS02f command that is signed and has no MAC; by another where `signer` says so. */
export async function signedDetailsCommand(
  device: EntityIdentifier,
  by: Party,
  counter: bigint,
  roles: readonly number[],
  signer: Party = by,
  authorisingCell: TrustAnchorCellIdentifier = cells.supplierSignature,
): Promise<Buffer> {
  const header = headerOf(device, by, counter, 0x011b)
  const unsigned = writeUnsigned(header, writeCs02aCommand({ authorisingCell, roles }))
  const { privateKey } = credentialOf(signer, 'digitalSignature')
  return withSignature(unsigned, await signDeterministically(privateKey, signedOctetsOf(unsigned)))
}

const brokersKey = credentialOf(broker, 'keyAgreement')

const headerOf = (device: EntityIdentifier, by: Party, counter: bigint, messageCode: number): GroupingHeader => ({
  cra: 'command',
  counter,
  originator: by.entityIdentifier,
  recipient: device,
  dateTime: null,
  messageCode,
  supplementary: Buffer.alloc(0),
})

function protectedBy(key: Credential, device: EntityIdentifier, header: GroupingHeader, grouping: Buffer): Buffer {
  const { keyAgreement } = smki.deviceCredentials(device)
  return withMac(
    grouping,
    macOf(sharedSecret(key.privateKey.key, keyAgreement.certificate.publicKey), header, grouping),
  )
}

/** Message codes of modes that devices know of and do not execute. */
export const unsimulatedMessageCode = credentialsReplacementModes.anyByContingency.messageCode
