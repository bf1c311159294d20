import { type Certificate, readCertificate } from '../../../../certs/certificate.ts'
import { valuesInside } from '../../../../certs/der/strict-der.ts'
import { entityIdentifierFromOctets } from '../../../vocabulary/entity-identifier.ts'
import type { CheckQuestion, ReplacementCertificate } from '../../question.ts'
import { certificateOf } from '../../testing/certificates.ts'

/** What a parser that is not strict finds in a subject, in its order. */
export interface LenientSubject {
  /** The texts of its OUs. */
  readonly organisationalUnits: readonly string[]
  /** The contents of its x500UniqueIdentifiers: an octet that counts unused bits, then the bits. */
  readonly uniqueIdentifiers: readonly Buffer[]
}

const organisationalUnit = Buffer.from('060355040b', 'hex')
const uniqueIdentifier = Buffer.from('060355042d', 'hex')

/** Where the subject stands among the parts of tbsCertificate. */
const subjectAt = 5

/**
 * The question as one sees it who forgives what a strict reader does not: each certificate that could not be read is
 * taken for one of the role and the identifier that `forgive` finds; null where it finds none either.
 */
export const forgiving = (
  question: CheckQuestion,
  forgive: (subject: LenientSubject) => { readonly role: string | undefined; readonly octets: Buffer | undefined },
): CheckQuestion => ({
  ...question,
  certificates: question.certificates.map((replacement) => {
    if (replacement.certificate !== null) return replacement
    const { role, octets } = forgive(lenientSubject(replacement))
    return { ...replacement, certificate: leniently(role, octets) }
  }),
})

/** The first certificate that octets begin with, whatever follows it. */
export function withoutTrailingOctets(der: Uint8Array): Certificate | null {
  const octets = Buffer.from(der)
  if (octets.length < 4 || octets.readUInt16BE(0) !== 0x3082) return null
  const reading = readCertificate(octets.subarray(0, 4 + octets.readUInt16BE(2)))
  return reading.ok ? reading.value : null
}

function leniently(role: string | undefined, octets: Buffer | undefined): Certificate | null {
  if (role === undefined || !/^[0-9A-F]{2}$/.test(role) || octets?.length !== 8) return null
  return certificateOf(entityIdentifierFromOctets(octets), 'digitalSignature', Number.parseInt(role, 16)).certificate
}

function lenientSubject({ der }: ReplacementCertificate): LenientSubject {
  const subject = subjectOctets(Buffer.from(der))
  return {
    organisationalUnits: valuesAfter(subject, organisationalUnit).map((value) => value.toString('latin1')),
    uniqueIdentifiers: valuesAfter(subject, uniqueIdentifier),
  }
}

function subjectOctets(der: Buffer): Buffer {
  try {
    const tbs = valuesInside(der)[0]
    return (tbs && valuesInside(tbs)[subjectAt]) ?? Buffer.alloc(0)
  } catch {
    return Buffer.alloc(0)
  }
}

/** The contents of every short value that follows an object identifier. */
function valuesAfter(octets: Buffer, oid: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = octets.indexOf(oid); at >= 0; at = octets.indexOf(oid, at + oid.length)) {
    const length = octets[at + oid.length + 1] ?? 0
    const content = at + oid.length + 2
    found.push(octets.subarray(content, content + length))
  }
  return found
}
