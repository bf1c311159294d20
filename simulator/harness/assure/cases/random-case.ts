import fc from 'fast-check'
import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import { unknownReasons } from '../../../network-operator-check/contract.ts'
import { type Circumstances, marketParties } from '../questions/circumstances.ts'
import { recordsForOneDay, recordsOnePerDay, withStrangers } from '../questions/many.ts'
import { type CertificateChoice, chosen, someCertificate } from './random-certificate.ts'

type Point = CheckRequest['device']['meteringPoints'][number]
type Record = CheckRequest['registration'][number]

// Small pools, so that questions meet: random digits would never be registered, random parties never responsible.

const numbers = [
  '1200123456787',
  '1234567810',
  '1100123456785',
  '3000000103',
  '1312345678333',
  // Those that begin, end or read like the first two.
  '1200123456780',
  '2200123456787',
  '123456781',
  '001234567810',
]
/** Mostly one of the two that a question has where nobody says otherwise. */
const someNumber = fc.constantFrom('1200123456787', '1234567810', '1200123456787', '1234567810', ...numbers)
const days = ['2026-06-01', '2026-05-31', '2026-05-01', '2026-11-30', '2026-12-01', '2026-10-25', '2015-01-01']
const moments = [
  '2026-06-01T12:00:00Z',
  '2026-05-31T22:59:59Z',
  '2026-05-31T23:00:00Z',
  '2026-05-31T23:30:00Z',
  '2026-11-30T23:30:00Z',
  '2026-12-01T00:00:00Z',
  '2026-10-25T01:30:00Z',
  '2014-06-01T00:00:00Z',
  '3000-12-31T00:00:00Z',
]
const parties = [
  'LOND',
  'CAD',
  'GUCL',
  'EELC',
  'YELG',
  'ETCL',
  'SWEB',
  'IPNL',
  'HYDE',
  'SOU',
  'NGN',
  'MUA',
  'ZZZZ',
  'IPL',
  'ESP',
  'SCO',
  'EMEB',
  'MIDE',
  'LON',
  'LONDON',
  'CA',
]

const somePoint: fc.Arbitrary<Point> = fc
  .record({
    value: someNumber,
    purpose: fc.constantFrom('import', 'import', 'secondary', 'export'),
    through: fc.constantFrom('00-DB-12-34-56-78-90-A1', '00-DB-12-34-56-78-90-B1'),
  })
  .map(({ value, purpose, through }) =>
    value.length === 13 ? { kind: 'MPAN', value, purpose } : { kind: 'MPRN', value, purpose, through },
  )

const someRecord: fc.Arbitrary<Record> = fc.record({
  meteringPoint: someNumber,
  networkParty: fc.constantFrom(...parties),
  effectiveFrom: fc.constantFrom('2015-01-01', ...days),
  effectiveTo: fc.constantFrom(null, null, ...days),
})

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** One network after another, with a day on which it changes. */
const someSuccession: fc.Arbitrary<Record[]> = fc
  .record({
    meteringPoint: fc.constantFrom(...numbers.slice(0, 2)),
    former: fc.constantFrom(...parties),
    latter: fc.constantFrom(...parties),
    day: fc.constantFrom(...days),
  })
  .map(({ meteringPoint, former, latter, day }) => [
    { meteringPoint, networkParty: former, effectiveFrom: '2010-01-01', effectiveTo: dayBefore(day) },
    { meteringPoint, networkParty: latter, effectiveFrom: day, effectiveTo: null },
  ])

/** How a source may write an identifier. */
const spellings = [
  (text: string) => text,
  (text: string) => text.toLowerCase(),
  (text: string) => text.replaceAll('-', ''),
  (text: string) => text.replaceAll('-', '').toLowerCase(),
]

/** A succession of many, or many that agree and one that does not, somewhere among them. */
const someMany: fc.Arbitrary<Record[]> = fc
  .record({
    number: fc.constantFrom(3, 5, 12, 40, 200),
    place: fc.constantFrom('first', 'in the middle', 'last'),
    contradict: fc.boolean(),
    gas: fc.boolean(),
  })
  .map(({ number, place, contradict, gas }) => {
    const [party, meteringPoint] = gas ? ['CAD', '1234567810'] : ['LOND', '1200123456787']
    return contradict
      ? recordsForOneDay({ most: party, one: gas ? 'NGN' : 'GUCL' }, number, place, meteringPoint)
      : recordsOnePerDay(party, number, place, meteringPoint)
  })

/** A party with several identifiers, its own at any place or nowhere; others whose ids are alike; strangers; nobody. */
const someOtherParties: fc.Arbitrary<Circumstances['networkParties']> = fc.oneof(
  fc.record({ others: fc.nat(5), own: fc.option(fc.nat(5), { nil: null, freq: 4 }) }).map(({ others, own }) => {
    const further = Array.from({ length: others }, (_, index) => `90-B3-D5-1F-30-02-01-7${index + 3}`)
    return marketParties.map((party) => {
      if (party.id !== 'LOND' && party.id !== 'CAD') return party
      const mine = own === null ? [] : party.entityIdentifiers
      const at = own ?? 0
      return { ...party, entityIdentifiers: [...further.slice(0, at), ...mine, ...further.slice(at)] }
    })
  }),
  fc.boolean().map((before) => (before ? [...alike, ...marketParties] : [...marketParties, ...alike])),
  fc.constantFrom('first', 'in the middle', 'last').map((place) => withStrangers('LOND', 150, place)),
  fc.constant([]),
)

/** Parties whose ids begin or end like those of others. */
const alike = ['LON', 'LONDON', 'OND', 'CA', 'CADE'].map((id, index) => ({
  id,
  name: 'UK Power Networks London',
  fuel: 'electricity' as const,
  entityIdentifiers: [`90-B3-D5-1F-30-02-01-8${index}`],
}))

const someSpeltParties = fc
  .record({ spelling: fc.nat(spellings.length - 1), withJunk: fc.boolean(), reversed: fc.boolean() })
  .map(({ spelling, withJunk, reversed }) => {
    const spelt = marketParties.map((party) => ({
      ...party,
      entityIdentifiers: [
        ...(withJunk ? ['not known yet'] : []),
        ...party.entityIdentifiers.map((text) => spellings[spelling]?.(text) ?? text),
      ],
    }))
    return reversed ? spelt.reverse() : spelt
  })

const someParties = fc.oneof(someSpeltParties, someOtherParties)

/** Something of which a question mostly has nothing: right, then; and what shrinks away is right too. */
const onceIn = <Value>(often: number, some: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: often - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: some },
  )

/** Mostly the first, which the others shrink to. */
const mostly = <const Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  )

/** What is not right in a random question: seldom so much that nothing else counts. */
const someDeviation = fc.record({
  variant: onceIn(3, mostly('6.15.1', '6.23', '6.15.2')),
  device: onceIn(3, mostly('GPF', 'GSME', 'CHF', 'PPMID')),
  role: onceIn(15, fc.constantFrom('Supplier', 'ACB')),
  sender: onceIn(6, fc.constantFrom('IS', 'GS', 'ED', 'GT', 'ES', 'OU')),
  carriedBy: onceIn(5, fc.constantFrom('signed-pre-command', 'dsp-release')),
  cancels: onceIn(20, fc.constant(true)),
  receivedAt: onceIn(4, fc.constantFrom(...moments)),
  effectiveAt: onceIn(2, fc.constantFrom(...moments)),
  meteringPoints: onceIn(2, fc.array(somePoint, { maxLength: 4 })),
  registration: onceIn(2, fc.oneof(fc.array(someRecord, { maxLength: 9 }), someSuccession, someMany)),
  networkParties: onceIn(4, someParties),
  certificates: onceIn(2, fc.array(someCertificate, { maxLength: 5 })),
  appliesToNetworkOperators: onceIn(4, fc.constant(true)),
  allowAccessControlBroker: onceIn(5, fc.constant(true)),
  accepting: onceIn(5, fc.subarray([...unknownReasons], { minLength: 1 })),
})

/** A random question, out of a random world; hostile certificates among the others. */
export const someCase: fc.Arbitrary<Circumstances> = someDeviation.map(({ certificates, ...deviation }) => {
  const given = said(deviation)
  return certificates === undefined ? given : { ...given, certificates: resolved(certificates, given) }
})

/** Without what is undefined. */
const said = (deviation: { readonly [Name in keyof Circumstances]: Circumstances[Name] | undefined }): Circumstances =>
  Object.fromEntries(Object.entries(deviation).filter(([, value]) => value !== undefined))

/** A certificate that names a record by its place is of the party in that record. */
const resolved = (
  certificates: readonly CertificateChoice[],
  { registration, device, networkParties = marketParties }: Circumstances,
) =>
  certificates.map((choice) => {
    const home = device === 'GPF' || device === 'GSME' ? 'CAD' : 'LOND'
    const recorded = registration?.map(({ networkParty }) => networkParty) ?? [home]
    return chosen(choice, recorded, networkParties)
  })
