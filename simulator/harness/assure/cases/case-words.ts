import type { VariedAttribute } from '../../../../certs/issuing/subject-variation.ts'
import { networkOperators } from '../../../market/network-operators.ts'
import { withArticle } from '../../../vocabulary/article.ts'
import { type Circumstances, marketParties } from '../questions/circumstances.ts'
import type { CertificateContent, DescribedCertificate } from '../questions/described-certificate.ts'

type Party = NonNullable<Circumstances['networkParties']>[number]

type Wording = {
  readonly [Name in keyof Circumstances]-?: (value: NonNullable<Circumstances[Name]>) => readonly string[]
}

const partyCalled = (id: string): string => {
  const name = networkOperators.find((operator) => operator.id === id)?.name
  return name === undefined ? id : `${name} (${id})`
}

/** Of a long list the first few are said. */
const mostSaid = 6

const said = (words: readonly string[]): readonly string[] =>
  words.length <= mostSaid ? words : [...words.slice(0, mostSaid), `and ${words.length - mostSaid} more`]

const wording: Wording = {
  counter: (counter) => [`the counter of its RequestID is ${counter}`],
  deviceId: (id) => [`it is about the device ${id}`],
  variant: (variant) => [`it is an SRV ${variant}`],
  device: (device) => [`it is about ${withArticle(device)}`],
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
      : said(
          records.map(
            ({ meteringPoint, networkParty, effectiveFrom, effectiveTo }) =>
              `${partyCalled(networkParty)} is recorded for ${meteringPoint} from ${effectiveFrom}${effectiveTo === null ? '' : ` to ${effectiveTo}`}`,
          ),
        ),
  networkParties: (parties) =>
    parties.length === 0
      ? ['there are no network parties']
      : said(parties.filter(isUnlikeTheMarkets).map(partyInWords)),
  certificates: (certificates) =>
    certificates.length === 0
      ? ['it holds no certificate']
      : certificates.map((one) => `it holds ${certificateInWords(one)}`),
  appliesToNetworkOperators: (on) => (on ? ['a setting has requests of network operators checked'] : []),
  allowAccessControlBroker: (on) => (on ? ['a setting allows the certificates of the ACB'] : []),
  accepting: (reasons) => (reasons.length === 0 ? [] : [`settings accept ${reasons.join(', ')}`]),
}

const isUnlikeTheMarkets = ({ id, entityIdentifiers }: Party): boolean =>
  marketParties.find((party) => party.id === id)?.entityIdentifiers.join() !== entityIdentifiers.join()

const partyInWords = ({ id, entityIdentifiers }: Party): string =>
  `the source of the parties has ${entityIdentifiers.length === 0 ? 'no identifier' : entityIdentifiers.join(', ')} for ${id}`

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
      return `${variedInWords(content)}`
    case 'device':
      return `that is a Device Certificate of ${content.device} with the OU ${content.role}`
    case 'octets':
      return `that is ${content.octets.length === 0 ? 'no octets at all' : 'no certificate'}`
  }
}

type Varied = Extract<CertificateContent, { kind: 'varied' }>

function variedInWords({ attributes, issuer, comment }: Varied): string {
  const from = issuer === undefined ? '' : ` from the issuer ${namesInWords(issuer)}`
  const long = comment === undefined ? '' : `, with a comment of ${comment} octets`
  return `whose subject is ${namesInWords(attributes)}${from}${long}`
}

const namesInWords = (names: Varied['attributes']): string =>
  names.map((name) => [name].flat().map(attributeInWords).join(' + ')).join(', ')

const nameOfAttribute = {
  commonName: 'CN',
  organisation: 'O',
  organisationalUnit: 'OU',
  uniqueIdentifier: 'x500UniqueIdentifier in text',
}

function attributeInWords(attribute: VariedAttribute): string {
  if ('text' in attribute) return `${nameOfAttribute[attribute.type]} ${JSON.stringify(attribute.text)}`
  const unused = attribute.unusedBits ? ` with ${attribute.unusedBits} unused bits` : ''
  return `x500UniqueIdentifier ${Buffer.from(attribute.octets).toString('hex')}${unused}`
}

const twoDigits = (role: number): string => role.toString(16).toUpperCase().padStart(2, '0')
