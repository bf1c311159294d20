import { canonicalAttribute, element } from './canonical-text.ts'
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
