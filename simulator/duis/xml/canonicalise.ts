import { XmlC14NMode, type XmlDocument } from 'libxml2-wasm'

/** The document by inclusive Canonical XML 1.0 without comments. */
export const canonicalDocument = (document: XmlDocument): string => canonical(document, XmlC14NMode.XML_C14N_1_0)

/** The document by exclusive canonicalisation without comments. */
export const exclusivelyCanonicalDocument = (document: XmlDocument): string =>
  canonical(document, XmlC14NMode.XML_C14N_EXCLUSIVE_1_0)

type Mode = (typeof XmlC14NMode)[keyof typeof XmlC14NMode]

function canonical(document: XmlDocument, mode: Mode): string {
  const parts: Buffer[] = []
  const collect = {
    // The library's memory is only lent: what is kept must be copied.
    write: (octets: Uint8Array) => parts.push(Buffer.from(octets)) && octets.length,
    close: () => true,
  }
  document.canonicalize(collect, { mode, withComments: false })
  // Joined before they are read: a character of several octets may begin in one part and end in the next.
  return Buffer.concat(parts).toString('utf8')
}
