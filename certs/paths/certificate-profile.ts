import type { Certificate } from '../certificate.ts'
import { oids } from '../der/object-identifiers.ts'

/** What a certificate may not be, wherever in a path it stands. */
export interface ProfileFlaw {
  readonly reason: 'critical-key-identifier' | 'constraints' | 'empty-name' | 'key-usage'
  readonly detail: string
}

const keyIdentifiers: Readonly<Record<string, string>> = {
  [oids.authorityKeyIdentifier]: 'authorityKeyIdentifier',
  [oids.subjectKeyIdentifier]: 'subjectKeyIdentifier',
}

const constraints: Readonly<Record<string, string>> = {
  [oids.nameConstraints]: 'nameConstraints',
  [oids.policyConstraints]: 'policyConstraints',
  [oids.inhibitAnyPolicy]: 'inhibitAnyPolicy',
}

/** What RFC 5280 demands of the certificates of authorities that keep to it, as far as one alone can show it. */
export function flawOfProfile(certificate: Certificate): ProfileFlaw | null {
  return flawOfNames(certificate) ?? flawOfKeyUsage(certificate) ?? flawOfCriticality(certificate)
}

function flawOfNames({ issuer, subject, isAuthority, extensions }: Certificate): ProfileFlaw | null {
  // 4.1.2.4.
  if (issuer.rfc2253 === '') return { reason: 'empty-name', detail: 'it does not say who issued it' }
  if (subject.rfc2253 !== '') return null
  // 4.1.2.6: others know an authority by its subject alone.
  if (isAuthority) return { reason: 'empty-name', detail: 'it is an authority without a name' }
  // 4.2.1.6: then the name is in subjectAltName, which nobody may pass over.
  const otherName = extensions.find(({ oid }) => oid === oids.subjectAltName)
  return otherName?.critical
    ? null
    : { reason: 'empty-name', detail: 'it names nobody in its subject or a critical subjectAltName' }
}

/** 4.2.1.3 and 4.2.1.9: who signs certificates is an authority, and an authority says so in both extensions. */
function flawOfKeyUsage({ isAuthority, pathLength, keyUsages, extensions }: Certificate): ProfileFlaw | null {
  const signsCertificates = keyUsages.includes('keyCertSign')
  if (signsCertificates && !isAuthority)
    return { reason: 'key-usage', detail: 'its key signs certificates, but it is no authority' }
  if (pathLength !== null && !signsCertificates)
    return { reason: 'key-usage', detail: 'it limits the paths below it, but its key signs no certificates' }
  if (isAuthority && !extensions.some(({ oid }) => oid === oids.keyUsage))
    return { reason: 'key-usage', detail: 'it is an authority that does not say what its key is for' }
  return null
}

function flawOfCriticality({ extensions }: Certificate): ProfileFlaw | null {
  for (const { oid, critical } of extensions) {
    // 4.2.1.1 and 4.2.1.2: never critical.
    const identifier = keyIdentifiers[oid]
    if (identifier !== undefined && critical)
      return { reason: 'critical-key-identifier', detail: `its ${identifier} is critical` }
    // 4.2.1.10, 4.2.1.11 and 4.2.1.14: always critical, so that nobody who does not understand them passes them over.
    const constraint = constraints[oid]
    if (constraint !== undefined && !critical)
      return { reason: 'constraints', detail: `its ${constraint} is not critical` }
  }
  return null
}
