import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { type NotDuis, notDuis } from './not-duis.ts'
import { readSigned } from './read-signature.ts'
import type { SignatureState } from './signature.ts'
import { text } from './values.ts'
import { attributesOf, type CanonicalElement, readCanonical } from './xml/canonical-reader.ts'
import { canonicalDocument } from './xml/canonicalise.ts'
import { serviceUserGateway } from './xml/namespaces.ts'
import { withDocument } from './xml/parse-document.ts'

/** An element of a document as a person reads it; `fields` are its children. */
interface DuisField {
  readonly name: string
  readonly value: string
  readonly fields?: readonly DuisField[]
}

export interface DuisDescription {
  readonly fields: readonly DuisField[]
  readonly signature: SignatureState
}

/**
 * Shows any well-formed DUIS document, schema-valid or not, with what its signature claims. An attribute is a field whose
 * name begins with `@`; a value is the element's text as the signature covers it.
 */
export function describeDocument(octets: Uint8Array): Result<DuisDescription, NotDuis> {
  return withDocument(octets, (document) => {
    if (document.root.namespaceUri !== serviceUserGateway) {
      return failed(notDuis(`The document element is not of the namespace ${serviceUserGateway}.`))
    }
    const fields = [describe(readCanonical(canonicalDocument(document)))]
    const content = readSigned(document)
    return content.ok ? succeeded({ fields, signature: content.value.signature }) : content
  })
}

function describe(element: CanonicalElement): DuisField {
  const attributes = Array.from(attributesOf(element), ([name, value]) => ({ name: `@${name}`, value }))
  const fields = [...attributes, ...element.children.map(describe)]
  const value = element.children.length > 0 ? '' : text(element)
  return fields.length > 0 ? { name: element.name, value, fields } : { name: element.name, value }
}
