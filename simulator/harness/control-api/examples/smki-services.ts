/** A service of the SMKI port, as it is documented. */
export interface SmkiService {
  readonly path: string
  readonly summary: string
  readonly root: string
  /** The elements of a request, each at most once. */
  readonly elements: readonly { readonly name: string; readonly meaning: string }[]
  readonly examples: readonly { readonly says: string; readonly body: string }[]
}

/** Of the first premises of the seed `gb`, and its supplier. */
const gpf = '00-DB-CC-96-EA-AE-D1-A3'
const supplier = '90-B3-D5-1F-30-03-00-00'

/** What the SMKI port offers, in XML, as DCC Boxed does. */
export const smkiServices: readonly SmkiService[] = [
  {
    path: '/services/certificatesearch',
    summary: 'Which certificates an organisation or a device has, without their octets',
    root: 'CertificateSearchRequest',
    elements: [
      { name: 'CertificateSubjectName', meaning: 'The EUI-64 of an organisation; either this or the next' },
      { name: 'CertificateSubjectAltName', meaning: 'The EUI-64 of a device' },
      {
        name: 'CertificateRole',
        meaning: 'A Remote Party Role in decimal, such as 2 for a supplier; of organisations only',
      },
      { name: 'CertificateUsage', meaning: 'DS (digital signature) or KA (key agreement)' },
      { name: 'CertificateStatus', meaning: 'P pending, I in use, N not in use, E expired, R revoked' },
    ],
    examples: [
      {
        says: 'The signing certificate that a supplier uses now',
        body: `<CertificateSearchRequest><CertificateSubjectName>${supplier}</CertificateSubjectName><CertificateRole>2</CertificateRole><CertificateUsage>DS</CertificateUsage><CertificateStatus>I</CertificateStatus></CertificateSearchRequest>`,
      },
      {
        says: 'Both certificates of a device',
        body: `<CertificateSearchRequest><CertificateSubjectAltName>${gpf}</CertificateSubjectAltName></CertificateSearchRequest>`,
      },
      {
        says: 'What is not there',
        body: `<CertificateSearchRequest><CertificateSubjectName>${gpf}</CertificateSubjectName></CertificateSearchRequest>`,
      },
    ],
  },
  {
    path: '/services/retrievecertificate',
    summary: 'One certificate, with its octets in base64',
    root: 'CertificateDataRequest',
    elements: [{ name: 'CertificateSerial', meaning: 'Its serial number in hexadecimal' }],
    examples: [
      {
        says: 'The certificate of a serial number',
        body: '<CertificateDataRequest><CertificateSerial>0BF3A21966278857163992DA03A03D44</CertificateSerial></CertificateDataRequest>',
      },
    ],
  },
]

/** Statuses of an answer, each repeated in its ResponseCode. */
export const smkiStatuses = {
  200: 'As asked',
  401: 'The request is none; ResponseMessage says why',
  402: 'No certificate is what was asked for',
} as const

export const nameOfSmkiService = ({ path }: Pick<SmkiService, 'path'>): string => `POST ${path}`
