import forge from 'node-forge'

const { asn1 } = forge

/** Without it a BIT STRING that looks like DER would be taken apart. */
const options = { strict: true, parseAllBytes: true, decodeBitStrings: false }

/** The published types know an older form of the second argument only. */
const fromDer = asn1.fromDer as unknown as (octets: string, how: typeof options) => forge.asn1.Asn1

/** A payload as node-forge reads it, written again by node-forge: DER with minimal lengths, by code that is not ours. */
export function asForgeWritesIt(payload: Buffer): Buffer {
  const tree = fromDer(payload.toString('latin1'), options)
  return Buffer.from(asn1.toDer(tree).getBytes(), 'latin1')
}
