import { XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm'

/** The document by inclusive Canonical XML 1.0 without comments. */
export const canonicalDocument = (document: XmlDocument): Buffer => canonical(document, XmlC14NMode.XML_C14N_1_0)

/** The document by exclusive canonicalisation without comments. */
export const exclusivelyCanonicalDocument = (document: XmlDocument): Buffer =>
  canonical(document, XmlC14NMode.XML_C14N_EXCLUSIVE_1_0)

/**
 * An element by exclusive canonicalisation without comments. Takes the element out of its document: in one of its own it is
 * canonicalised at once, while the library asks JavaScript about every node when it is to leave out the others.
 */
export function canonicalElement(element: XmlElement): Buffer {
  const alone = XmlDocument.create()
  try {
    alone.root = element
    return canonical(alone, XmlC14NMode.XML_C14N_EXCLUSIVE_1_0)
  } finally {
    alone.dispose()
  }
}

type Mode = (typeof XmlC14NMode)[keyof typeof XmlC14NMode]

function canonical(document: XmlDocument, mode: Mode): Buffer {
  const parts: Buffer[] = []
  const collect = {
    // The library's memory is only lent: what is kept must be copied.
    write: (octets: Uint8Array) => parts.push(Buffer.from(octets)) && octets.length,
    close: () => true,
  }
  document.canonicalize(collect, { mode, withComments: false })
  const [first] = parts
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts)
}
