import { hash } from 'node:crypto'
import type { XmlDocument } from 'libxml2-wasm'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { firstComplaint, type NotDuis, notDuis, presentable } from './not-duis.ts'
import type { SignatureState } from './signature.ts'
import { algorithms, flawOfProfile } from './signature-profile.ts'
import { integer, octets, text } from './values.ts'
import { at, attributeOf, type PlacedElement, readCanonical } from './xml/canonical-reader.ts'
import { canonicalDocument, exclusivelyCanonicalDocument } from './xml/canonicalise.ts'
import { exclusiveForm } from './xml/exclusive-form.ts'
import { xmlSignature } from './xml/namespaces.ts'

/** A document as its signature covers it. */
export interface SignedContent {
  /** The document element without the signature: its values are those that the digest was taken of. */
  readonly root: PlacedElement
  readonly signature: SignatureState
}

/** A document in one canonical form. */
interface CanonicalForm {
  readonly xml: string
  readonly root: PlacedElement
}

/** Reads a document without its signature, and the signature; a document that has no canonical form is refused. */
export function readSigned(document: XmlDocument): Result<SignedContent, NotDuis> {
  try {
    const inclusive = formOf(canonicalDocument(document))
    const [signature, second] = signaturesIn(inclusive.root)
    if (signature === undefined) return succeeded({ root: inclusive.root, signature: { state: 'absent' } })
    const detail = second === undefined ? flawOf(signature, inclusive.root) : 'There is more than one signature.'
    if (detail !== null) return succeeded({ root: inclusive.root, signature: { state: 'malformed', detail } })
    return succeeded(claimedContent(document, inclusive, inclusive.root.children.indexOf(signature), signature))
  } catch (error) {
    // Canonical XML 1.0 §1.3: a namespace that is a relative URI has no canonical form.
    return failed(notDuis(`The document has no canonical form: ${firstComplaint(error)}.`))
  }
}

const formOf = (xml: string): CanonicalForm => ({ xml, root: readCanonical(xml) })

/** Every Signature, wherever it hides, and whatever else of its namespace stands beside one. */
function signaturesIn(root: PlacedElement): readonly PlacedElement[] {
  const found: PlacedElement[] = []
  const look = (element: PlacedElement, isBeside: boolean): void => {
    if (element.namespace === xmlSignature && (isBeside || element.name === 'Signature')) found.push(element)
    for (const child of element.children) look(child, false)
  }
  for (const child of root.children) look(child, true)
  return found
}

/** What keeps the only signature of a document from being the one that DUIS allows; null where nothing does. */
function flawOf(signature: PlacedElement, root: PlacedElement): string | null {
  if (!root.children.includes(signature)) return 'The signature is not a child of the document element.'
  const flaw = flawOfProfile(signature)
  if (flaw !== null) return `The signature does not fit the DUIS profile: ${presentable(flaw)}.`
  return isInclusive(signature) || isExclusive(signature)
    ? null
    : 'The signature does not fit the DUIS profile: the transforms are not enveloped-signature, or that and then exclusive canonicalisation.'
}

const transformsOf = (signature: PlacedElement): string =>
  (at(signature, 'SignedInfo', 'Reference', 'Transforms')?.children ?? [])
    .map((transform) => attributeOf(transform, 'Algorithm'))
    .join(' ')

/** XMLDSIG: where no canonicalisation follows enveloped-signature the default applies, which is the inclusive one. */
const isInclusive = (signature: PlacedElement): boolean => transformsOf(signature) === algorithms.transform

const isExclusive = (signature: PlacedElement): boolean =>
  transformsOf(signature) === `${algorithms.transform} ${algorithms.canonicalization}`

/**
 * What an element has no part in is written the same with it as without it, in either canonical form: so what the digest covers
 * is the document with the signature cut out.
 *
 * @param index the signature's place among the root's children
 */
function claimedContent(
  document: XmlDocument,
  inclusive: CanonicalForm,
  index: number,
  signature: PlacedElement,
): SignedContent {
  const { xml, root } = isInclusive(signature) ? inclusive : formOf(exclusivelyCanonicalDocument(document))
  const place = root.children[index]
  const covered = xml.slice(0, place?.start) + xml.slice(place?.end)
  const statedDigest = octets(at(signature, 'SignedInfo', 'Reference', 'DigestValue'))
  const signedInfo = at(signature, 'SignedInfo')
  const signer = at(signature, 'KeyInfo', 'X509Data', 'X509IssuerSerial')
  return {
    root: { ...root, children: root.children.toSpliced(index, 1) },
    signature: {
      state: 'claimed',
      signerSerialNumber: integer(at(signer, 'X509SerialNumber')),
      signerIssuer: text(at(signer, 'X509IssuerName')),
      signedInfo: Buffer.from(exclusiveForm(inclusive.xml.slice(signedInfo?.start, signedInfo?.end), xmlSignature)),
      value: octets(at(signature, 'SignatureValue')),
      digestMatches: hash('sha256', covered, 'buffer').equals(statedDigest),
    },
  }
}
