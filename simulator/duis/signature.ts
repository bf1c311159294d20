/**
 * What a document's XML signature claims, before anybody has looked the signer's certificate up.
 * With the certificate, verify `value` over `signedInfo`; the document is as signed only if `digestMatches` too.
 */
export interface SignatureClaim {
  readonly signerSerialNumber: bigint
  /** X509IssuerName as written; DUIS writes RFC 2253 order, `CN=Z1,OU=07`. */
  readonly signerIssuer: string
  /** The octets that were signed: SignedInfo by exclusive canonicalisation. */
  readonly signedInfo: Buffer
  /** ECDSA over P-256 with SHA-256, raw r‖s, 64 octets. */
  readonly value: Buffer
  /** Whether the document, without its signature, has the digest that SignedInfo states. */
  readonly digestMatches: boolean
}

export type SignatureState =
  | { readonly state: 'absent' }
  /** There is a signature, or more than one, but not the one that DUIS allows (docs/domain/duis.md#xml-signature). */
  | { readonly state: 'malformed'; readonly detail: string }
  | ({ readonly state: 'claimed' } & SignatureClaim)
