import { serviceUserGateway } from './namespaces.ts'

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

/** Text as Canonical XML 1.0 §2.3 writes it between tags. */
export const canonicalText = (text: string): string =>
  text.replace(/[&<>\r]/g, (character) => textEscapes[character] ?? '')

/** Text as Canonical XML 1.0 §2.3 writes it in an attribute. */
export const canonicalAttribute = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (character) => attributeEscapes[character] ?? '')

/** An element of the DUIS namespace around what is canonical already. Canonical XML knows no empty-element tag. */
export const element = (name: string, content: string): string => `<sr:${name}>${content}</sr:${name}>`

/** An element that holds a value. */
export const valueElement = (name: string, value: string | number | bigint | boolean): string =>
  element(name, canonicalText(String(value)))

/** An element that is left out where there is no value. */
export const optionalElement = (name: string, value: string | number | bigint | boolean | null): string =>
  value === null ? '' : valueElement(name, value)

/** An element that holds octets in base64, left out where there are none. */
export const octetsElement = (name: string, octets: Buffer | null): string =>
  octets === null ? '' : element(name, octets.toString('base64'))

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
