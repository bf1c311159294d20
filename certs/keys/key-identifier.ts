import { hash } from 'node:crypto'

/**
 * The key identifier of a public point by method 2 of RFC 5280 4.2.1.2: 0100, then the low 60 bits of its SHA-1.
 * Eight octets; every certificate of the public test PKI matches (docs/domain/smki.md#key-identifier).
 */
export function keyIdentifierOf(publicPoint: Buffer): Buffer {
  const identifier = Buffer.from(hash('sha1', publicPoint, 'binary').slice(-8), 'latin1')
  identifier[0] = 0x40 | ((identifier[0] ?? 0) & 0x0f)
  return identifier
}
