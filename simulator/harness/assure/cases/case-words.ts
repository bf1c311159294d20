import { networkOperators } from '../../../market/network-operators.ts'
import type { Circumstances } from '../questions/circumstances.ts'
import type { CertificateContent, DescribedCertificate } from '../questions/described-certificate.ts'

type Wording = {
  readonly [Name in keyof Circumstances]-?: (value: NonNullable<Circumstances[Name]>) => readonly string[]
}

const partyCalled = (id: string): string => {
  const name = networkOperators.find((operator) => operator.id === id)?.name
  return name === undefined ? id : `${name} (${id})`
}

const wording: Wording = {
  variant: (variant) => [`it is an SRV ${variant}`],
  device: (device) => [`it is about a ${device}`],
  role: (role) => [`it is about the slot of the role ${role}`],
  sender: (sender) => [`it is sent in the role ${sender}`],
  requester: (identifier) => [`it is sent by ${identifier}`],
  carriedBy: (carrier) => [`it is carried by ${carrier}`],
  cancels: (cancels) => (cancels ? ['it cancels a future-dated request'] : []),
  receivedAt: (moment) => [`it was received at ${moment}`],
  effectiveAt: (moment) => [`it takes effect at ${moment}`],
  meteringPoints: (points) =>
    points.length === 0
      ? ['the device has no metering point']
      : [`the device has ${points.map(({ kind, value, purpose }) => `the ${purpose} ${kind} ${value}`).join(' and ')}`],
  registration: (records) =>
    records.length === 0
      ? ['nobody is recorded']
      : records.map(
          ({ meteringPoint, networkParty, effectiveFrom, effectiveTo }) =>
            `${partyCalled(networkParty)} is recorded for ${meteringPoint} from ${effectiveFrom}${effectiveTo === null ? '' : ` to ${effectiveTo}`}`,
        ),
  networkParties: (parties) => [
    `the source of the parties writes ${parties.find(({ id }) => id === 'LOND')?.entityIdentifiers.join(', ')} for London, and the others alike`,
  ],
  certificates: (certificates) =>
    certificates.length === 0
      ? ['it holds no certificate']
      : certificates.map((one) => `it holds ${certificateInWords(one)}`),
  appliesToNetworkOperators: (on) => (on ? ['a setting has requests of network operators checked'] : []),
  allowAccessControlBroker: (on) => (on ? ['a setting allows the certificates of the ACB'] : []),
  accepting: (reasons) => (reasons.length === 0 ? [] : [`settings accept ${reasons.join(', ')}`]),
}

/** In what a question differs from one in which everything is right, a sentence for each. */
export const caseInWords = (given: Circumstances): readonly string[] =>
  Object.entries(given).flatMap(([name, value]) => {
    const words = wording[name as keyof Circumstances] as (value: unknown) => readonly string[]
    return value === undefined ? [] : words(value)
  })

function certificateInWords({ use, content, followedBy }: DescribedCertificate): string {
  const what = use === 'digitalSignature' ? 'a digital signature certificate' : 'a key agreement certificate'
  return `${what} ${contentInWords(content)}${followedBy === undefined ? '' : ', with octets behind its end'}`
}

function contentInWords(content: CertificateContent): string {
  switch (content.kind) {
    case 'issued':
      return `of ${content.holder} in the role ${twoDigits(content.role)}`
    case 'varied':
      return `whose subject is ${content.attributes.map(attributeInWords).join(', ')}`
    case 'device':
      return `that is a Device Certificate of ${content.device} with the OU ${content.role}`
    case 'octets':
      return `that is ${content.octets.length === 0 ? 'no octets at all' : 'no certificate'}`
  }
}

type Attribute = Extract<CertificateContent, { kind: 'varied' }>['attributes'][number]

const nameOfAttribute = { commonName: 'CN', organisationalUnit: 'OU', uniqueIdentifier: 'x500UniqueIdentifier in text' }

function attributeInWords(attribute: Attribute): string {
  if ('text' in attribute) return `${nameOfAttribute[attribute.type]} ${attribute.text}`
  const unused = attribute.unusedBits ? ` with ${attribute.unusedBits} unused bits` : ''
  return `x500UniqueIdentifier ${Buffer.from(attribute.octets).toString('hex')}${unused}`
}

const twoDigits = (role: number): string => role.toString(16).toUpperCase().padStart(2, '0')
