/** The algorithms of the XML signatures that DUIS allows (docs/domain/duis.md#xml-signature). */
export const algorithms = {
  /**
   * How SignedInfo is canonicalised, and the document where the Reference says so behind enveloped-signature. Where it says
   * nothing the digest takes XMLDSIG's default, inclusive Canonical XML 1.0.
   */
  canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  signature: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  transform: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const
