import type { PrivateKey, Sign } from '../vocabulary/ports/signing.ts'

/** Who signs DUIS documents, and with what. */
export interface XmlSigner {
  /** The issuer of the signing certificate in RFC 2253 order, `CN=Z1,OU=07`. */
  readonly issuerRfc2253: string
  readonly serialNumber: bigint
  readonly privateKey: PrivateKey
  readonly sign: Sign
}

/** Signs a document of `writeRequest` or `writeResponse`; the Signature is the root's last child. */
export async function signDocument(_xml: string, _signer: XmlSigner): Promise<string> {
  throw new Error('being written')
}
