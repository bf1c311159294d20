import { BoundedMap } from '../simulator/vocabulary/bounded-map.ts'
import { ownOctets } from '../simulator/vocabulary/own.ts'
import type { Result } from '../simulator/vocabulary/result.ts'
import { type Certificate, type CertificateFlaw, readCertificate } from './certificate.ts'
import { longestCertificateOctets } from './der/strict-der.ts'

export type CertificateReader = (der: Uint8Array) => Result<Certificate, CertificateFlaw>

/**
 * A reader that remembers what it read, flaws included: the same octets give the same object, so its KeyObject is built
 * once however often the certificate is sent.
 *
 * @param capacity how many are remembered, about 3 kB each
 */
export function createCertificateReader(capacity = 4096): CertificateReader {
  const memory = new BoundedMap<string, Result<Certificate, CertificateFlaw>>(capacity)
  return (der) => {
    if (der.length > longestCertificateOctets) return readCertificate(der)
    const octets = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('latin1')
    const remembered = memory.get(octets)
    if (remembered !== undefined) return remembered
    const read = readCertificate(ownOctets(der))
    memory.set(octets, read)
    return read
  }
}
