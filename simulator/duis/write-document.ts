import { canonicalAttribute, element, valueElement } from './canonical-text.ts'
import { serviceUserGateway } from './namespaces.ts'

/** An unsigned document around a header and a body; the text is its own canonical form, inclusive or exclusive. */
export const writeDocument = (
  root: 'Request' | 'Response',
  schemaVersion: string,
  header: string,
  body: string,
): string =>
  `<sr:${root} xmlns:sr="${serviceUserGateway}" schemaVersion="${canonicalAttribute(schemaVersion)}">` +
  element('Header', header) +
  element('Body', body) +
  `</sr:${root}>`

/** What tells a property by its address: the content of PropertyFilter. */
export const writeProperty = (property: { readonly postCode: string; readonly addressIdentifier: string }): string =>
  valueElement('PostCode', property.postCode) + valueElement('AddressIdentifier', property.addressIdentifier)
