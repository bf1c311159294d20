import type { VariedRelativeName } from '../../../../../certs/issuing/subject-variation.ts'
import { dccParties } from '../../../../market/dcc-parties.ts'
import { entityIdentifier, octetsOfEntityIdentifier } from '../../../../vocabulary/entity-identifier.ts'
import type { CertificateContent, DescribedCertificate } from '../../questions/described-certificate.ts'
import type { WholeQuestion } from '../some-question.ts'
import { type Change, inserted, pick, reordered, replaced } from './change.ts'

/** The identifier and OU of a certificate as attributes, and one that is somebody else's. */
interface Attributes {
  readonly unit: { readonly type: 'organisationalUnit'; readonly text: string }
  readonly identifier: { readonly type: 'uniqueIdentifier'; readonly octets: Buffer }
  readonly other: { readonly type: 'uniqueIdentifier'; readonly octets: Buffer }
}

const unit: Attributes['unit'] = { type: 'organisationalUnit', text: '03' }

/** One certificate, at a place that the choice says, in another layout or with another content. */
const ofOne =
  (change: (attributes: Attributes, choice: number) => Partial<DescribedCertificate>): Change['make'] =>
  ({ certificates }, choice) => {
    const at = choice % certificates.length
    const certificate = certificates[at]
    if (certificate?.content.kind !== 'issued') return null
    const octets = octetsOfEntityIdentifier(entityIdentifier(certificate.content.holder))
    const identifier = { type: 'uniqueIdentifier', octets } as const
    const other = { ...identifier, octets: Buffer.from(octets).fill(octets.readUInt8(7) ^ 0x40, 7) }
    const changed = change({ unit, identifier, other }, Math.floor(choice / certificates.length))
    return { certificates: replaced(certificates, at, { ...certificate, ...changed }) }
  }

const subject = (...attributes: readonly VariedRelativeName[]): Partial<DescribedCertificate> => ({
  content: { kind: 'varied', attributes },
})
const varied = (
  attributes: readonly VariedRelativeName[],
  more: Partial<Extract<CertificateContent, { kind: 'varied' }>>,
): Partial<DescribedCertificate> => ({
  content: { kind: 'varied', attributes, ...more },
})

const octetChanged = (octets: Buffer, choice: number): Buffer => {
  const changed = Buffer.from(octets)
  changed.writeUInt8(changed.readUInt8(choice % 8) ^ (1 << ((choice >> 3) % 8)), choice % 8)
  return changed
}

const units: readonly string[] = [
  '02',
  '04',
  '07',
  '87',
  '7F',
  '30',
  '33',
  '13',
  '3',
  '003',
  '03 ',
  ' 03',
  '0x03',
  '03.',
  '+3',
  '3F',
  '00',
]
const broker = dccParties.accessControlBroker.entityIdentifier

/** What can be changed in the certificates. */
export const changesOfCertificates: readonly Change[] = [
  {
    words: 'the certificates came in another order',
    make: ({ certificates }, choice) => ({ certificates: reordered(certificates, choice) }),
  },
  {
    words: 'a certificate came twice',
    make: ({ certificates }, choice) => ({
      certificates: [...certificates, pick(certificates, choice) as DescribedCertificate],
    }),
  },
  {
    words: 'one certificate was left',
    make: ({ certificates }, choice) => ({
      certificates: certificates.slice(choice % certificates.length).slice(0, 1),
    }),
  },
  { words: 'no certificate was left', make: () => ({ certificates: [] }) },
  {
    words: 'all certificates were said to be for one use',
    make: ({ certificates }, choice) => ({
      certificates: certificates.map((one) => ({
        ...one,
        use: choice % 2 === 0 ? 'digitalSignature' : 'keyAgreement',
      })),
    }),
  },
  {
    words: 'one bit of the identifier of a certificate was another',
    make: ofOne(({ identifier }, choice) =>
      subject(unit, { ...identifier, octets: octetChanged(identifier.octets, choice) }),
    ),
  },
  {
    words: 'two octets of the identifier of a certificate were exchanged',
    make: ofOne(({ identifier: { octets } }, choice) => {
      const at = choice % 7
      const exchanged = Buffer.from(octets)
      exchanged.set([octets.readUInt8(at + 1), octets.readUInt8(at)], at)
      return subject(unit, { type: 'uniqueIdentifier', octets: exchanged })
    }),
  },
  { words: 'a certificate was one of another party', make: (question, choice) => another(question, choice) },
  {
    words: 'another certificate, of another party, was added',
    make: ({ certificates, networkParties }, choice) => {
      const holder = holderOf(networkParties, choice)
      return holder === undefined
        ? null
        : {
            certificates: inserted(
              certificates,
              {
                use: choice % 3 === 0 ? 'digitalSignature' : 'keyAgreement',
                content: { kind: 'issued', holder, role: 3 },
              },
              choice >> 5,
            ),
          }
    },
  },
  {
    words: 'the OU of a certificate was another text',
    make: ofOne(({ identifier }, choice) => subject({ ...unit, text: pick(units, choice) as string }, identifier)),
  },
  {
    words: 'a certificate had two OUs',
    make: ofOne(({ identifier }, choice) =>
      subject(
        ...inserted([unit, identifier], { ...unit, text: pick(['02', '03', '04'], choice) as string }, choice >> 2),
      ),
    ),
  },
  {
    words: 'a certificate had no OU',
    make: ofOne(({ identifier }) => subject({ type: 'commonName', text: '03' }, identifier)),
  },
  {
    words: 'a certificate had no identifier',
    make: ofOne(({ identifier: { octets } }) => subject({ type: 'commonName', text: octets.toString('hex') }, unit)),
  },
  {
    words: 'a certificate had a second identifier',
    make: ofOne(({ identifier, other }, choice) =>
      subject(...inserted<VariedRelativeName>([unit, identifier], choice % 3 === 0 ? identifier : other, choice >> 2)),
    ),
  },
  {
    words: 'a certificate had its identifier in characters',
    make: ofOne(({ identifier: { octets } }) =>
      subject(unit, { type: 'uniqueIdentifier', text: octets.toString('hex') }),
    ),
  },
  {
    words: 'a certificate had unused bits in its identifier',
    make: ofOne(({ identifier }) => subject(unit, { ...identifier, unusedBits: 4 })),
  },
  {
    words: 'a certificate had an octet more or less in its identifier',
    make: ofOne(({ identifier: { octets } }, choice) =>
      subject(unit, {
        type: 'uniqueIdentifier',
        octets: pick(
          [
            octets.subarray(0, 7),
            octets.subarray(1),
            Buffer.concat([octets, Buffer.of(0)]),
            Buffer.concat([Buffer.of(0), octets]),
          ],
          choice,
        ) as Buffer,
      }),
    ),
  },
  {
    words: 'the attributes of a certificate came in another order',
    make: ofOne(({ identifier }) => subject(identifier, { type: 'commonName', text: 'Network' }, unit)),
  },
  {
    words: 'the attributes of a certificate shared a relative name',
    make: ofOne(({ identifier }) => subject([identifier, unit])),
  },
  {
    words: 'a certificate had a misleading common name and organisation',
    make: ofOne(({ identifier, other }) =>
      subject(
        { type: 'organisation', text: other.octets.toString('hex') },
        { type: 'commonName', text: other.octets.toString('hex') },
        identifier,
        unit,
      ),
    ),
  },
  {
    words: 'a certificate of another had a flattering common name and organisation',
    make: ofOne(({ identifier, other }) =>
      subject(
        { type: 'organisation', text: identifier.octets.toString('hex') },
        { type: 'commonName', text: identifier.octets.toString('hex') },
        unit,
        other,
      ),
    ),
  },
  {
    words: 'a certificate had a long subject',
    make: ofOne(({ identifier }, choice) =>
      subject({ type: 'organisation', text: 'x'.repeat([20, 130, 300, 2_000][choice % 4] ?? 0) }, unit, identifier),
    ),
  },
  {
    words: 'a certificate was long',
    make: ofOne(({ identifier }, choice) =>
      varied([unit, identifier], { comment: [600, 1_700, 3_800, 6_500][choice % 4] ?? 0 }),
    ),
  },
  {
    words: 'the issuer of a certificate had somebody else’s identifier',
    make: ofOne(({ identifier, other }) => varied([unit, identifier], { issuer: [{ ...unit, text: '07' }, other] })),
  },
  {
    words: 'the issuer of a certificate of another had the right identifier',
    make: ofOne(({ identifier, other }) => varied([unit, other], { issuer: [{ ...unit, text: '07' }, identifier] })),
  },
  {
    words: 'the issuer alone had the identifier',
    make: ofOne(({ identifier }) => varied([unit], { issuer: [{ ...unit, text: '07' }, identifier] })),
  },
  { words: 'the issuer alone had the OU', make: ofOne(({ identifier }) => varied([identifier], { issuer: [unit] })) },
  {
    words: 'an octet stood behind a certificate',
    make: ofOne((_, choice) => ({ followedBy: choice % 2 === 0 ? Buffer.of(0) : Buffer.from('\n') })),
  },
  {
    words: 'a certificate was no certificate',
    make: ofOne((_, choice) => ({
      content: { kind: 'octets', octets: choice % 2 === 0 ? Buffer.alloc(0) : Buffer.from('3000', 'hex') },
    })),
  },
  {
    words: 'a certificate was one of the Access Control Broker',
    make: ofOne(() => ({ content: { kind: 'issued', holder: broker, role: 4 } })),
  },
  {
    words: 'all certificates were those of the Access Control Broker',
    make: ({ certificates }) => ({
      certificates: certificates.map((one) => ({ ...one, content: { kind: 'issued', holder: broker, role: 4 } })),
    }),
  },
  {
    words: 'a certificate carried the role of the Access Control Broker',
    make: ofOne(({ identifier }) => subject({ ...unit, text: '04' }, identifier)),
  },
  {
    words: 'a certificate was one of a supplier',
    make: ofOne(() => ({ content: { kind: 'issued', holder: '90-B3-D5-1F-30-01-00-00', role: 2 } })),
  },
  {
    words: 'a certificate was a Device Certificate with an OU',
    make: ({ certificates }, choice) => {
      const at = choice % certificates.length
      const one = certificates[at]
      if (one?.content.kind !== 'issued') return null
      return {
        certificates: replaced(certificates, at, {
          ...one,
          content: { kind: 'device', device: one.content.holder, role: '03' },
        }),
      }
    },
  },
]

function holderOf(parties: WholeQuestion['networkParties'], choice: number): string | undefined {
  return pick(
    parties.flatMap(({ entityIdentifiers }) => entityIdentifiers),
    choice,
  )
}

function another({ certificates, networkParties }: WholeQuestion, choice: number) {
  const holder = holderOf(networkParties, choice >> 2)
  const at = choice % certificates.length
  const one = certificates[at]
  return holder === undefined || one === undefined
    ? null
    : { certificates: replaced(certificates, at, { ...one, content: { kind: 'issued', holder, role: 3 } as const }) }
}
