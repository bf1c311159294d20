import { hash } from 'node:crypto'
import { type XmlDocument, XmlElement, XmlXPath, type XsdValidator } from 'libxml2-wasm'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { firstComplaint, type NotDuis, notDuis } from './not-duis.ts'
import type { SignatureClaim, SignatureState } from './signature.ts'
import { algorithms } from './signature-profile.ts'
import { integer, octets, text } from './values.ts'
import { strayBase64 } from './xml/base64.ts'
import { at, attributeOf, type CanonicalElement, readCanonical } from './xml/canonical-reader.ts'
import { canonicalDocument, canonicalElement, exclusivelyCanonicalDocument } from './xml/canonicalise.ts'
import { xmlSignature } from './xml/namespaces.ts'

/** Every Signature, wherever it hides, and whatever else of its namespace stands beside one. */
const signatures = '//ds:Signature | /*/ds:*'

/** A document as its signature covers it. */
export interface SignedContent {
  /** The document element without the signature: its values are those that the digest was taken of. */
  readonly root: CanonicalElement
  readonly signature: SignatureState
}

export interface SignatureReader {
  /** Takes the signature out of the document and reads both; a document that has no canonical form is refused. */
  read(document: XmlDocument): Result<SignedContent, NotDuis>
  dispose(): void
}

/** @param profile the schema of the one shape a signature may have */
export function createSignatureReader(profile: XsdValidator): SignatureReader {
  const search = XmlXPath.compile(signatures, { ds: xmlSignature })
  return {
    read: (document) => {
      try {
        return succeeded(readSigned(document, takeSignature(document, search, profile)))
      } catch (error) {
        // Canonical XML 1.0 §1.3: a namespace that is a relative URI has no canonical form.
        return failed(notDuis(`The document has no canonical form: ${firstComplaint(error)}.`))
      }
    },
    dispose: () => {
      search.dispose()
    },
  }
}

type Claim = Omit<SignatureClaim, 'digestMatches'> & {
  readonly statedDigest: Buffer
  readonly canonicalise: (document: XmlDocument) => Buffer
}
type Taken = Claim | Exclude<SignatureState, SignatureClaim>

function readSigned(document: XmlDocument, taken: Taken): SignedContent {
  if ('state' in taken) return { root: readCanonical(canonicalDocument(document)), signature: taken }
  const { statedDigest, canonicalise, ...claim } = taken
  const canonical = canonicalise(document)
  const root = readCanonical(canonical)
  const digestMatches = hash('sha256', canonical, 'buffer').equals(statedDigest)
  return { root, signature: { state: 'claimed', ...claim, digestMatches } }
}

/** The lists of transforms that a Reference may have, and the form in which the digest of each is taken. */
const transforms: readonly (readonly [list: readonly string[], canonicalise: Claim['canonicalise']])[] = [
  // XMLDSIG: where no canonicalisation follows enveloped-signature the default applies, which is the inclusive one.
  [[algorithms.transform], canonicalDocument],
  [[algorithms.transform, algorithms.canonicalization], exclusivelyCanonicalDocument],
]

function canonicalisationOf(signedInfo: CanonicalElement): Claim['canonicalise'] | undefined {
  const listed = at(signedInfo, 'Reference', 'Transforms')?.children ?? []
  const stated = listed.map((transform) => attributeOf(transform, 'Algorithm')).join(' ')
  return transforms.find(([list]) => list.join(' ') === stated)?.[1]
}

const malformed = (detail: string): Taken => ({ state: 'malformed', detail })

function takeSignature(document: XmlDocument, search: XmlXPath, profile: XsdValidator): Taken {
  const { root } = document
  const [signature, second] = root.find(search)
  if (signature === undefined) return { state: 'absent' }
  if (second !== undefined) return malformed('There is more than one signature.')
  if (!(signature instanceof XmlElement) || signature.parent?.isSameNode(root) !== true) {
    return malformed('The signature is not a child of the document element.')
  }
  try {
    profile.validate(signature)
  } catch (error) {
    return malformed(`The signature does not fit the DUIS profile: ${firstComplaint(error)}.`)
  }
  return takeClaim(signature)
}

function takeClaim(signature: XmlElement): Taken {
  const first = firstElement(signature)
  if (first === null) return malformed('The signature has no SignedInfo.')
  // First, for the Signature may declare the namespaces of what it holds, and is freed with the second.
  const signedOctets = canonicalElement(first)
  const rest = readCanonical(canonicalElement(signature))
  const signedInfo = readCanonical(signedOctets)
  const stray = strayBase64(signedInfo) ?? strayBase64(rest)
  if (stray !== undefined) return malformed(`The signature's ${stray.name} is not base64.`)
  const canonicalise = canonicalisationOf(signedInfo)
  if (canonicalise === undefined)
    return malformed(
      'The signature does not fit the DUIS profile: the transforms are not enveloped-signature, or that and then exclusive canonicalisation.',
    )
  const signer = at(rest, 'KeyInfo', 'X509Data', 'X509IssuerSerial')
  return {
    signerSerialNumber: integer(at(signer, 'X509SerialNumber')),
    signerIssuer: text(at(signer, 'X509IssuerName')),
    signedInfo: signedOctets,
    value: octets(at(rest, 'SignatureValue')),
    statedDigest: octets(at(signedInfo, 'Reference', 'DigestValue')),
    canonicalise,
  }
}

/** By path and not from sibling to sibling: the library has no node for a processing instruction that stands between two. */
const firstChildElement = XmlXPath.compile('*[1]')

function firstElement(parent: XmlElement): XmlElement | null {
  const found = parent.get(firstChildElement)
  return found instanceof XmlElement ? found : null
}
