import type { Certificate } from '../../../certs/certificate.ts'
import { signRandomised } from '../../../certs/ecdsa.ts'
import type { CredentialUse, OrganisationCredential } from '../../../certs/smki.ts'
import { createSmki } from '../../../certs/smki.ts'
import { createDuisReader } from '../../duis/duis-reader.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { createRandom } from '../../environment/randomness.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { suppliers } from '../../market/suppliers.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { CredentialsOrder } from '../credentials-order.ts'
import type { DuisClient } from '../duis-client.ts'
import { createMailbox } from '../mailbox.ts'
import { createOriginatorCounter } from '../originator-counter.ts'
import type { UserOptions } from '../user.ts'

/** The parties that tests of the users play with, and one meter. */
export const smki = createSmki(createRandom('users'))
export const reader = await createDuisReader()
export const moment = instant(Date.UTC(2026, 10, 22, 9))
export const device = entityIdentifier('00-DB-12-34-56-78-90-A0')
export const otherDevice = entityIdentifier('00-DB-12-34-56-78-90-B0')
export const acb = dccParties.accessControlBroker.entityIdentifier
export const supplier = suppliers[0]?.entityIdentifier ?? acb
export const otherSupplier = suppliers[1]?.entityIdentifier ?? acb
/** Last Mile Electricity and Electricity North West. */
export const operator = entityIdentifier('90-B3-D5-1F-30-02-01-11')
export const otherOperator = entityIdentifier('90-B3-D5-1F-30-02-01-50')

export function credentialOf(entity: EntityIdentifier, role: number, use: CredentialUse): OrganisationCredential {
  const credential = smki.credential(entity, role, use)
  if (credential === undefined) throw new Error(`${entity} has no ${use} certificate in role ${role}`)
  return credential
}

export const dsp = credentialOf(acb, RemotePartyRole.dspXmlSigning, 'xmlSigning')

const certificatesBySerialNumber = new Map<bigint, Certificate>()
for (const { certificate } of smki.organisationCredentials())
  certificatesBySerialNumber.set(certificate.serialNumber, certificate)

const findCertificate = (serialNumber: bigint) => certificatesBySerialNumber.get(serialNumber)

const keyAgreementOf = (owner: EntityIdentifier) =>
  [RemotePartyRole.supplier, RemotePartyRole.networkOperator]
    .map((role) => smki.credential(owner, role, 'keyAgreement')?.privateKey)
    .find((key) => key !== undefined) ?? null

export const mailboxOf = (owner: EntityIdentifier) =>
  createMailbox({
    owner,
    keyAgreement: keyAgreementOf(owner),
    reader,
    findCertificate,
    deviceCertificates: (candidate) => {
      if (candidate !== device && candidate !== otherDevice) return []
      const { digitalSignature, keyAgreement } = smki.deviceCredentials(candidate)
      return [digitalSignature.certificate, keyAgreement.certificate]
    },
  })

export const optionsOf = (
  entity: EntityIdentifier,
  role: typeof RemotePartyRole.supplier | typeof RemotePartyRole.networkOperator,
  client: DuisClient,
): UserOptions => ({
  entityIdentifier: entity,
  credentials: {
    xmlSigning: credentialOf(entity, RemotePartyRole.userXmlSigning, 'xmlSigning'),
    digitalSignature: credentialOf(entity, role, 'digitalSignature'),
  },
  sign: signRandomised,
  client,
  findCertificate,
  counter: createOriginatorCounter({ now: () => moment }),
  inFlight: createInFlight(),
  mailbox: mailboxOf(entity),
})

/** An order to put the certificates of an operator into the meter's network operator slot. */
export const orderFor = (holder: EntityIdentifier): CredentialsOrder => ({
  device,
  slot: 'NetworkOperator',
  certificates: {
    digitalSignature: credentialOf(holder, RemotePartyRole.networkOperator, 'digitalSignature').certificate.der,
    keyAgreement: credentialOf(holder, RemotePartyRole.networkOperator, 'keyAgreement').certificate.der,
  },
  certificationPath: [smki.organisationIssuing.certificate.der],
})
