import { hash } from 'node:crypto'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { PrivateKey, Sign } from '../vocabulary/ports/signing.ts'
import { algorithms } from './signature-profile.ts'
import { canonicalText } from './xml/canonical-text.ts'
import { xmlSignature } from './xml/namespaces.ts'

/** Who signs DUIS documents, and with what. */
export interface XmlSigner {
  /** The issuer of the signing certificate in RFC 2253 order, `CN=Z1,OU=07`. */
  readonly issuerRfc2253: string
  readonly serialNumber: bigint
  readonly privateKey: PrivateKey
  readonly sign: Sign
}

const rootEndTag = /<\/sr:(?:Request|Response)>$/
const declaration = ` xmlns:ds="${xmlSignature}"`

/**
 * Signs a document of `writeRequest` or `writeResponse`; the Signature is the root's last child. Such a document is its own
 * canonical form, and so is what is signed of the signature: no XML is parsed on the way.
 */
export async function signDocument(xml: string, signer: XmlSigner): Promise<string> {
  const end = rootEndTag.exec(xml)
  if (end === null) throw new SimulatorFault('SIM_INVARIANT', 'Only documents that the simulator wrote can be signed')
  const content = signedInfoContent(hash('sha256', xml, 'base64'))
  // By exclusive canonicalisation SignedInfo declares the prefix; in the document the Signature has done so for it.
  const signedOctets = Buffer.from(`<ds:SignedInfo${declaration}>${content}</ds:SignedInfo>`, 'utf8')
  const value = await signer.sign(signer.privateKey, signedOctets)
  const signature =
    `<ds:Signature${declaration}><ds:SignedInfo>${content}</ds:SignedInfo>` +
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>${keyInfo(signer)}</ds:Signature>`
  return xml.slice(0, end.index) + signature + end[0]
}

const method = (name: string, algorithm: string): string => `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`

const signedInfoContent = (digest: string): string =>
  method('CanonicalizationMethod', algorithms.canonicalization) +
  method('SignatureMethod', algorithms.signature) +
  `<ds:Reference URI=""><ds:Transforms>${method('Transform', algorithms.transform)}</ds:Transforms>` +
  `${method('DigestMethod', algorithms.digest)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`

const keyInfo = ({ issuerRfc2253, serialNumber }: XmlSigner): string =>
  '<ds:KeyInfo><ds:X509Data><ds:X509IssuerSerial>' +
  `<ds:X509IssuerName>${canonicalText(issuerRfc2253)}</ds:X509IssuerName>` +
  `<ds:X509SerialNumber>${serialNumber}</ds:X509SerialNumber>` +
  '</ds:X509IssuerSerial></ds:X509Data></ds:KeyInfo>'
