import { asn1 } from './asn1.ts'

/** The object identifiers of SMKI certificates (docs/domain/smki.md#object-identifiers). */
export const oids = {
  ecPublicKey: '1.2.840.10045.2.1',
  prime256v1: '1.2.840.10045.3.1.7',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',

  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  /** x500UniqueIdentifier: the EUI-64 of an organisation, as the eight octets of a BIT STRING. */
  uniqueIdentifier: '2.5.4.45',

  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  anyPolicy: '2.5.29.32.0',
  authorityKeyIdentifier: '2.5.29.35',
  /** Those that restrict what stands below an authority. The SMKI has none, and none is understood here. */
  nameConstraints: '2.5.29.30',
  policyConstraints: '2.5.29.36',
  inhibitAnyPolicy: '2.5.29.54',

  /** PKCS#9: the extensions that a certification request asks for. */
  extensionRequest: '1.2.840.113549.1.9.14',

  /** nsComment: what it says means nothing. */
  comment: '2.16.840.1.113730.1.13',

  /** id-on-hardwareModuleName, RFC 4108: the otherName that carries a device's EUI-64. */
  hardwareModuleName: '1.3.6.1.5.5.7.8.4',
  /** hwType of a device, as the public test PKI writes it. */
  deviceHardwareType: '1.2.826.0.1.8641679.1.2.2.1',

  /** The policy of the public test PKI; production differs in the last arcs. */
  organisationPolicy: '1.2.826.0.1.8641679.1.2.1.4',
  devicePolicy: '1.2.826.0.1.1800000.1.2.1.4',
} as const

const known = new Map<string, string>(
  Object.values(oids).map((text) => [asn1.oidToDer(text).getBytes(), text] as const),
)

/**
 * The dotted text of an identifier's content octets. Exact for arcs of any size: forge keeps 32 bits of each, so that a
 * crafted identifier would read as one of ours.
 */
export function textOfOid(content: Buffer): string {
  return known.get(content.toString('latin1')) ?? arcsOf(content).join('.')
}

function arcsOf(content: Buffer): bigint[] {
  const arcs: bigint[] = []
  let arc = 0n
  for (const octet of content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    if (octet < 0x80) {
      arcs.push(arc)
      arc = 0n
    }
  }
  const [both = 0n, ...rest] = arcs
  const first = both < 40n ? 0n : both < 80n ? 1n : 2n
  return [first, both - first * 40n, ...rest]
}
