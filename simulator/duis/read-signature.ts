import { createHash } from 'node:crypto'
import { type XmlDocument, XmlElement, XmlXPath, type XsdValidator } from 'libxml2-wasm'
import { canonicalDocument, canonicalElement } from './canonicalise.ts'
import { fieldsOf } from './elements.ts'
import { xmlSignature } from './namespaces.ts'
import { firstComplaint } from './not-duis.ts'
import type { SignatureState } from './signature.ts'
import { octets, text } from './values.ts'

/** Every Signature, wherever it hides, and whatever else of its namespace stands beside one. */
const signatures = '//ds:Signature | /*/ds:*'

export interface SignatureReader {
  /**
   * Reads the signature of a document and removes it, so that what is left is what the digest was taken of: whoever reads
   * values afterwards reads signed ones.
   */
  take(document: XmlDocument): SignatureState
  dispose(): void
}

/** @param profile the schema of the one shape a signature may have */
export function createSignatureReader(profile: XsdValidator): SignatureReader {
  const search = XmlXPath.compile(signatures, { ds: xmlSignature })
  return {
    take: (document) => takeSignature(document, search, profile),
    dispose: () => {
      search.dispose()
    },
  }
}

const malformed = (detail: string): SignatureState => ({ state: 'malformed', detail })

function takeSignature(document: XmlDocument, search: XmlXPath, profile: XsdValidator): SignatureState {
  const { root } = document
  const [signature, second] = root.find(search)
  if (signature === undefined) return { state: 'absent' }
  if (second !== undefined) return malformed('There is more than one signature.')
  if (!(signature instanceof XmlElement) || signature.parent?.isSameNode(root) !== true) {
    return malformed('The signature is not a child of the document element.')
  }
  try {
    profile.validate(signature)
    return claimOf(document, signature)
  } catch (error) {
    return malformed(`The signature does not fit the DUIS profile: ${firstComplaint(error)}.`)
  }
}

function claimOf(document: XmlDocument, signature: XmlElement): SignatureState {
  const parts = fieldsOf(signature)
  const signedInfo = parts.one('SignedInfo')
  if (signedInfo === undefined) return malformed('The signature has no SignedInfo.')
  const signer = fieldsOf(fieldsOf(fieldsOf(parts.one('KeyInfo')).one('X509Data')).one('X509IssuerSerial'))
  const stated = octets(fieldsOf(fieldsOf(signedInfo).one('Reference')).one('DigestValue'))
  const claim = {
    signerSerialNumber: BigInt(text(signer.one('X509SerialNumber'))),
    signerIssuer: text(signer.one('X509IssuerName')),
    value: octets(parts.one('SignatureValue')),
    // Before the Signature goes, for it may declare the namespace of what it holds.
    signedInfo: canonicalElement(signedInfo),
  }
  signature.remove()
  // XMLDSIG: no canonicalisation follows enveloped-signature, so the default applies, which is the inclusive one.
  const digest = createHash('sha256').update(canonicalDocument(document)).digest()
  return { state: 'claimed', ...claim, digestMatches: digest.equals(stated) }
}
