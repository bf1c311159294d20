import { XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm'

/** An element by the library's exclusive canonicalisation without comments. It is taken out of its document. */
export function canonicalElement(element: XmlElement): string {
  const alone = XmlDocument.create()
  try {
    alone.root = element
    const { XML_C14N_EXCLUSIVE_1_0: mode } = XmlC14NMode
    return alone.canonicalizeToString({ mode, withComments: false })
  } finally {
    alone.dispose()
  }
}
