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
  const memory = new BoundedMap<string, Remembered>(capacity)
  return (der) => {
    if (der.length > longestCertificateOctets) return readCertificate(der)
    const octets = Buffer.from(der.buffer, der.byteOffset, der.byteLength)
    const end = octets.toString('latin1', Math.max(0, octets.length - lengthOfEnd))
    const remembered = memory.get(end)
    if (remembered?.octets.equals(octets)) return remembered.read
    const own = ownOctets(der)
    const read = readCertificate(own)
    memory.set(end, { octets: own, read })
    return read
  }
}

/** What was read of which octets. */
interface Remembered {
  readonly octets: Buffer
  readonly read: Result<Certificate, CertificateFlaw>
}

/**
 * Octets by which a certificate is looked for: most of its signature, in which two hardly ever agree. Of two that do the one that was
 * read last is remembered. To look for it by all of its octets would cost as much as whatever else is done with one that is known.
 */
const lengthOfEnd = 48
