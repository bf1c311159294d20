import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import {
  type Asn1,
  contentOf,
  contentOfUniversal,
  insideSequence,
  isContext,
  isUniversal,
  parseStrictDer,
  readOid,
  readUnsigned,
} from '../der/der-reading.ts'
import { oids } from '../der/object-identifiers.ts'
import type { Extension } from './extensions.ts'
import { readHardwareModuleName } from './hardware-module-name.ts'
import { readKeyUsage } from './key-usage.ts'

const { Type } = asn1

/** What the extensions that the SMKI uses say. */
export interface ExtensionValues {
  readonly keyUsages: readonly string[]
  readonly subjectKeyIdentifier: Buffer | null
  readonly authorityKeyIdentifier: Buffer | null
  readonly authoritySerialNumber: bigint | null
  readonly certificatePolicies: readonly string[]
  readonly isAuthority: boolean
  readonly pathLength: number | null
  readonly device: EntityIdentifier | null
}

/** The extensions that are understood here: any other that is critical makes a certificate unusable. */
export const understoodExtensions: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.subjectKeyIdentifier,
  oids.subjectAltName,
  oids.basicConstraints,
  oids.certificatePolicies,
  oids.authorityKeyIdentifier,
])

export function readExtensionValues(extensions: readonly Extension[]): ExtensionValues {
  const read = <Value>(oid: string, reader: (node: Asn1, critical: boolean) => Value): Value | null => {
    const extension = extensions.find((candidate) => candidate.oid === oid)
    return extension === undefined ? null : reader(parseStrictDer(extension.value), extension.critical)
  }
  const authority = read(oids.authorityKeyIdentifier, readAuthorityKeyIdentifier)
  const constraints = read(oids.basicConstraints, readBasicConstraints)
  return {
    keyUsages: read(oids.keyUsage, readKeyUsage) ?? [],
    subjectKeyIdentifier: read(oids.subjectKeyIdentifier, (node) =>
      contentOfUniversal(node, Type.OCTETSTRING, 'subjectKeyIdentifier'),
    ),
    authorityKeyIdentifier: authority?.keyIdentifier ?? null,
    authoritySerialNumber: authority?.serialNumber ?? null,
    certificatePolicies: read(oids.certificatePolicies, readPolicies) ?? [],
    isAuthority: constraints?.isAuthority ?? false,
    pathLength: constraints?.pathLength ?? null,
    device: read(oids.subjectAltName, readHardwareModuleName),
  }
}

interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Buffer | null
  readonly serialNumber: bigint | null
}

// RFC 5280 4.2.1.1: the issuer's issuer [1] and its serial number [2] stand there both or not at all.
function readAuthorityKeyIdentifier(node: Asn1): AuthorityKeyIdentifier {
  const parts = insideSequence(node, 'authorityKeyIdentifier')
  const only = (tag: number): Asn1 | undefined => {
    const [part, second] = parts.filter((each) => isContext(each, tag))
    if (second !== undefined) throw new FlawFound('structure', 'authorityKeyIdentifier names more than one key')
    return part
  }
  const [key, issuer, serial] = [only(0), only(1), only(2)]
  if ((issuer === undefined) !== (serial === undefined))
    throw new FlawFound('structure', 'authorityKeyIdentifier names an issuer or a serial number without the other')
  return {
    keyIdentifier: key === undefined ? null : contentOf(key, 'keyIdentifier'),
    serialNumber:
      serial === undefined
        ? null
        : BigInt(`0x${contentOf(serial, 'authorityCertSerialNumber').toString('hex') || '0'}`),
  }
}

// RFC 5280 4.2.1.4: a policy stands there once.
function readPolicies(node: Asn1): string[] {
  const policies = insideSequence(node, 'certificatePolicies').map((policy) =>
    readOid(insideSequence(policy, 'a certificate policy')[0], 'a certificate policy'),
  )
  if (new Set(policies).size < policies.length) throw new FlawFound('structure', 'certificatePolicies repeats a policy')
  return policies
}

function readBasicConstraints(node: Asn1, critical: boolean): { isAuthority: boolean; pathLength: number | null } {
  const values = insideSequence(node, 'basicConstraints')
  const isAuthority = isUniversal(values[0], Type.BOOLEAN)
  // X.690 11.5: a default value, cA FALSE, is not written.
  if (isAuthority && values[0]?.value !== '\xff') throw new FlawFound('not-der', 'basicConstraints says cA FALSE')
  // RFC 5280 4.2.1.9.
  if (isAuthority && !critical) throw new FlawFound('structure', 'basicConstraints of an authority is not critical')
  const rest = isAuthority ? values.slice(1) : values
  if (rest.length > 1) throw new FlawFound('structure', 'basicConstraints has more than two parts')
  // RFC 5280 4.2.1.9: only an authority has a path below it.
  if (rest.length > 0 && !isAuthority) throw new FlawFound('structure', 'basicConstraints has a path length and no cA')
  const pathLength = rest[0] === undefined ? null : Number(readUnsigned(rest[0], 'pathLenConstraint'))
  return { isAuthority, pathLength }
}
