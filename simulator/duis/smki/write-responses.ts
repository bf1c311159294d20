import { canonicalText } from '../xml/canonical-text.ts'
import type { CertificateEntry } from './certificate-entry.ts'

/** What an answer of the SMKI services says of itself. */
export interface SmkiAnswer {
  /** The HTTP status, which the document repeats. */
  readonly responseCode: number
  readonly responseMessage: string
  /** Names the answer in the service's log. */
  readonly auditReference: string
}

/** The answer to a search. The certificates themselves are retrieved one by one. */
export const writeSearchResponse = (answer: SmkiAnswer, found: readonly CertificateEntry[]): string =>
  documentOf('CertificateSearchResponse', [
    ...headOf(answer),
    ...found.map((entry) => element('Result', [serialOf(entry), subjectOf(entry), ...propertiesOf(entry)])),
  ])

/** The answer to a retrieval: a certificate with its octets, or none. */
export const writeDataResponse = (
  answer: SmkiAnswer,
  found: { readonly entry: CertificateEntry; readonly der: Buffer } | null,
): string =>
  documentOf('CertificateDataResponse', [
    ...headOf(answer),
    ...(found === null ? [] : [element('CertificateResponse', certificateIn(found.entry, found.der))]),
  ])

const certificateIn = (entry: CertificateEntry, der: Buffer): string[] => [
  subjectOf(entry),
  serialOf(entry),
  element('CertificateBody', [der.toString('base64')]),
  ...propertiesOf(entry),
]

const headOf = ({ responseCode, responseMessage, auditReference }: SmkiAnswer): string[] => [
  value('ResponseCode', responseCode),
  value('ResponseMessage', responseMessage),
  value('AuditReference', auditReference),
]

/** Hexadecimal in upper case, as a certificate viewer shows it. */
function serialOf({ serialNumber }: CertificateEntry): string {
  const digits = serialNumber.toString(16).toUpperCase()
  return value('CertificateSerial', digits.length % 2 === 0 ? digits : `0${digits}`)
}

function subjectOf({ subject }: CertificateEntry): string {
  if (subject.kind === 'authority') return value('CertificateSubjectName', subject.name)
  const name = subject.kind === 'device' ? 'CertificateSubjectAltName' : 'CertificateSubjectName'
  return value(name, subject.entityIdentifier)
}

const propertiesOf = ({ status, role, usage }: CertificateEntry): string[] => [
  value('CertificateStatus', status),
  ...(role === null ? [] : [value('CertificateRole', role)]),
  ...(usage === null ? [] : [value('CertificateUsage', usage)]),
  // Nothing here was issued for a production line alone.
  value('ManufacturingFlag', 'false'),
]

const documentOf = (root: string, content: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${element(root, content)}`

const element = (name: string, content: readonly string[]): string => `<${name}>${content.join('')}</${name}>`

const value = (name: string, of: string | number): string => element(name, [canonicalText(String(of))])
