import { octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { nameOfRemotePartyRole, RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { OrganisationCredential } from '../smki.ts'
import { certificateToPem, privateKeyToPem } from './key-store.ts'

type Stored = { certificate: string; privateKey: string; name: string; role: number }

/**
 * Certificates and keys as the JSON key store of DCC Boxed: EUI-64 in sixteen digits → key usage → serial number in
 * decimal → PEM, role and name. `readBoxedKeyStore` reads it, and so does the DCC's own client.
 */
export function writeBoxedKeyStore(credentials: Iterable<OrganisationCredential>): string {
  const store: Record<string, Record<string, Record<string, Stored>>> = {}
  for (const credential of credentials) {
    const { entityIdentifier, certificate, privateKey, role } = credential
    const identifier = octetsOfEntityIdentifier(entityIdentifier).toString('hex')
    const usage = certificate.keyUsages[0] ?? ''
    store[identifier] ??= {}
    const ofParty = store[identifier]
    ofParty[usage] ??= {}
    ofParty[usage][certificate.serialNumber.toString()] = {
      certificate: certificateToPem(certificate),
      privateKey: privateKeyToPem(privateKey),
      name: nameOf(credential, identifier),
      role,
    }
  }
  return `${JSON.stringify(store, null, 2)}\n`
}

/** As DCC Boxed names them: `xml-sign-…-ds`; `PP` tells the key agreement certificate for prepayment from the other. */
function nameOf({ role, use }: OrganisationCredential, identifier: string): string {
  const party = identifier.toUpperCase()
  if (role === RemotePartyRole.userXmlSigning) return `xml-sign-${party}-ds`
  if (role === RemotePartyRole.dspXmlSigning) return `dsp-xml-sign-${party}-ds`
  const prepayment = use === 'prepaymentKeyAgreement' ? 'PP' : ''
  return `${nameOfRemotePartyRole(role)}${prepayment}-${party}-${use === 'digitalSignature' ? 'ds' : 'ka'}`
}
