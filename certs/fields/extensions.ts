import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import { type Asn1, contentOfUniversal, insideSequence, isContext, isUniversal, readOid } from '../der/der-reading.ts'
import { boolean, octetString, oid, sequence } from '../der/der-writing.ts'

const { Type } = asn1

/** One extension as it stands in a certificate: its octets are the content of extnValue. */
export interface Extension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Buffer
}

export const writeExtension = (extension: Extension): Asn1 =>
  sequence(oid(extension.oid), ...(extension.critical ? [boolean(true)] : []), octetString(extension.value))

/** @param node the [3] of a TBSCertificate */
export function readExtensions(node: Asn1 | undefined): Extension[] {
  if (node === undefined) return []
  const wrapped = isContext(node, 3) && Array.isArray(node.value) ? node.value : []
  if (wrapped.length !== 1) throw new FlawFound('structure', 'extensions are not where they should be')
  const extensions = insideSequence(wrapped[0], 'extensions').map(readExtension)
  const repeated = extensions.find((extension, index) => extensions.findIndex((e) => e.oid === extension.oid) < index)
  if (repeated !== undefined) throw new FlawFound('two-of-one-extension', `${repeated.oid} stands there twice`)
  return extensions
}

function readExtension(node: Asn1): Extension {
  const values = insideSequence(node, 'an extension')
  const identifier = readOid(values[0], 'the identifier of an extension')
  const critical = isUniversal(values[1], Type.BOOLEAN)
  // X.690 11.5: a default value, critical FALSE, is not written.
  if (critical && values[1]?.value !== '\xff')
    throw new FlawFound('not-der', `${identifier} says that it is not critical`)
  if (values.length !== (critical ? 3 : 2)) throw new FlawFound('structure', `${identifier} has ${values.length} parts`)
  const value = contentOfUniversal(values.at(-1), Type.OCTETSTRING, `the value of ${identifier}`)
  return { oid: identifier, critical, value }
}
