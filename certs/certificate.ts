import type { KeyObject } from 'node:crypto'
import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { Instant } from '../simulator/vocabulary/instant.ts'
import type { Result } from '../simulator/vocabulary/result.ts'
import type { DistinguishedName } from './distinguished-name.ts'

export type { DistinguishedName } from './distinguished-name.ts'

/** One extension as it stands in a certificate: its octets are the content of extnValue. */
export interface Extension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Buffer
}

/** A certificate of the SMKI, read once from strict DER. */
export interface Certificate {
  readonly der: Buffer
  readonly serialNumber: bigint
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** Organisation: the subject's x500UniqueIdentifier (NOC-11); device: the hwSerialNum of its subjectAltName. */
  readonly entityIdentifier: EntityIdentifier | null
  /** The subject's OU read as hexadecimal text: `87` is 135. Null where there is none, or it is not two such digits. */
  readonly role: number | null
  /** In the order of the bits of RFC 5280 4.2.1.3: digitalSignature, keyAgreement, keyCertSign, cRLSign, … */
  readonly keyUsages: readonly string[]
  readonly subjectKeyIdentifier: Buffer | null
  readonly authorityKeyIdentifier: Buffer | null
  readonly certificatePolicies: readonly string[]
  /** basicConstraints says cA. */
  readonly isAuthority: boolean
  readonly pathLength: number | null
  readonly extensions: readonly Extension[]
  /** The uncompressed point, 65 octets. */
  readonly publicPoint: Buffer
  /** Built once, when first used. */
  readonly publicKey: KeyObject
  /** The octets that are signed. */
  readonly tbs: Buffer
  /** ECDSA-Sig-Value in DER. */
  readonly signature: Buffer
}

/** Why octets are not a certificate of the SMKI. `reason` is stable and in kebab-case. */
export interface CertificateFlaw {
  readonly reason: string
  readonly detail: string
}

/** Reads a certificate; total: any octets give a certificate or a flaw. */
export function readCertificate(_der: Uint8Array): Result<Certificate, CertificateFlaw> {
  throw new Error('being written')
}
