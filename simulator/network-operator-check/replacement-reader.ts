import { type Certificate, readCertificate } from '../../certs/certificate.ts'
import { longestCertificateOctets } from '../../certs/der/strict-der.ts'
import { BoundedMap } from '../vocabulary/bounded-map.ts'
import { ownText } from '../vocabulary/own.ts'

/** What a text of a question says of a certificate. */
export interface EncodedCertificate {
  readonly der: Buffer
  /** Null where the text is no Base64, or its octets are no certificate. */
  readonly certificate: Certificate | null
}

/** Reads a certificate in Base64. */
export type ReplacementReader = (text: string) => EncodedCertificate

/**
 * A reader that remembers what it read: the same text gives the same object, without being decoded again. There are some hundred
 * certificates of network operators, and every question has two.
 *
 * @param capacity how many are remembered, about 4 kB each
 */
export function createReplacementReader(capacity = 4_096): ReplacementReader {
  const memory = new BoundedMap<string, Remembered>(capacity)
  return (text) => {
    if (text.length > longestText) return readEncoded(text)
    const end = text.slice(-lengthOfEnd)
    const remembered = memory.get(end)
    if (remembered?.text === text) return remembered.read
    const read = readEncoded(text)
    memory.set(ownText(end), { text: ownText(text), read })
    return read
  }
}

/** What was read of which text. */
interface Remembered {
  readonly text: string
  readonly read: EncodedCertificate
}

/** Characters by which a text is looked for, most of the certificate's signature; it is compared as a whole then. */
const lengthOfEnd = 64
const longestText = Math.ceil(longestCertificateOctets / 3) * 4

function readEncoded(text: string): EncodedCertificate {
  const der = Buffer.from(text, 'base64')
  const reading = isBase64(text, der) ? readCertificate(der) : null
  return { der, certificate: reading?.ok ? reading.value : null }
}

/**
 * Node skips what is not Base64, so that there are fewer octets; here it makes the certificate unreadable. The two characters of
 * the alphabet for addresses it takes for those that they stand for.
 */
function isBase64(text: string, octets: Buffer): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return octets.length === (text.length / 4) * 3 - padding && !text.includes('-') && !text.includes('_')
}
