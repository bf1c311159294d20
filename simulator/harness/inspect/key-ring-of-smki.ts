import type { Certificate, Credential } from '../../../certs/certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import type { KeyRing } from './key-ring.ts'

/** Every key of the world of a seed. */
export const keyRingOfSeed = (seed: string): KeyRing => keyRingOf(smkiOfSeed(seed))

/** Every key of an SMKI: those of its authorities and parties, and those of any device that a message names. */
export function keyRingOf(smki: Smki): KeyRing {
  const { organisationRoot, organisationIssuing, deviceRoot, deviceIssuing } = smki
  const credentials = new Map<Certificate, Credential>()
  const known = ({ certificate, ...credential }: Credential): Certificate => {
    credentials.set(certificate, { ...credential, certificate })
    return certificate
  }
  const certificates = [
    ...[organisationRoot, organisationIssuing, deviceRoot, deviceIssuing].map(known),
    ...[...smki.organisationCredentials()].map(known),
  ]
  const ofDevice = (device: EntityIdentifier): readonly Certificate[] => {
    const { digitalSignature, keyAgreement } = smki.deviceCredentials(device)
    return [digitalSignature, keyAgreement].map(known)
  }
  return {
    certificates,
    privateKeyOf: (certificate) => credentials.get(certificate)?.privateKey,
    of(entity, keyUsage) {
      const ofParty = certificates.filter(({ entityIdentifier }) => entityIdentifier === entity)
      const all = ofParty.length > 0 ? ofParty : ofDevice(entity)
      return all.filter(({ keyUsages }) => keyUsages.includes(keyUsage))
    },
  }
}

/** Two key rings as one. */
export const joinedKeyRing = (first: KeyRing, second: KeyRing): KeyRing => ({
  certificates: [...first.certificates, ...second.certificates],
  privateKeyOf: (certificate) => first.privateKeyOf(certificate) ?? second.privateKeyOf(certificate),
  of: (entity, keyUsage) => [...first.of(entity, keyUsage), ...second.of(entity, keyUsage)],
})
