import fc from 'fast-check'
import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import { unknownReasons } from '../../../network-operator-check/contract.ts'
import { parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type Circumstances, marketParties, sceneOf } from '../questions/circumstances.ts'
import type { DescribedCertificate } from '../questions/described-certificate.ts'

type Record = CheckRequest['registration'][number]
type Party = CheckRequest['networkParties'][number]

/** A question in which nothing is left out, so that anything in it can be changed. */
export type WholeQuestion = Circumstances &
  Required<
    Pick<
      Circumstances,
      'device' | 'effectiveAt' | 'meteringPoints' | 'registration' | 'networkParties' | 'certificates' | 'sender'
    >
  >

const electricityParties = ['LOND', 'EELC', 'GUCL', 'YELG', 'IPNL', 'ETCL', 'EMEB', 'MANW', 'TRIO']
const gasParties = ['CAD', 'SOU', 'NGN', 'IPL', 'WWU', 'ESP', 'TRIO']

/** A party of three identifiers, which the market has not. */
const trio: Party = {
  id: 'TRIO',
  name: 'Three in One',
  fuel: 'electricity',
  entityIdentifiers: ['90-B3-D5-1F-30-02-01-91', '90b3d51f30020192', '90-B3-D5-1F-30-02-01-93'],
}

const shape = fc.record({
  gas: fc.boolean(),
  party: fc.nat(50),
  identifier: fc.nat(5),
  certificates: fc.constantFrom(2, 1, 2, 3, 4),
  history: fc.nat(6),
  otherPoints: fc.subarray(['secondary', 'export', 'other fuel'] as const),
  srv: fc.constantFrom('6.21', '6.21', '6.15.1'),
  carriedBy: fc.constantFrom('service-request', 'signed-pre-command', 'dsp-release'),
  hour: fc.constantFrom(12, 0, 22),
  accepting: fc.oneof(fc.constant([]), fc.subarray([...unknownReasons])),
  appliesToNetworkOperators: fc.boolean(),
  allowAccessControlBroker: fc.constantFrom(false, false, true),
  trioFirst: fc.boolean(),
})

/** A question in which everything is right, out of a world in which much else is recorded. */
export const someQuestion: fc.Arbitrary<WholeQuestion> = shape.map((given) => {
  const device = given.gas ? 'GPF' : 'ESME'
  const { point, sender } = sceneOf(device)
  const ids = given.gas ? gasParties : electricityParties
  const networkParty = ids[given.party % ids.length] ?? 'LOND'
  const networkParties = given.trioFirst ? [trio, ...marketParties] : [...marketParties, trio]
  const written = networkParties.find(({ id }) => id === networkParty)?.entityIdentifiers ?? []
  const identifiers = written.flatMap((text) => parseEntityIdentifier(text) ?? [])
  const others = ids.filter((id) => id !== networkParty)
  return {
    device,
    sender,
    variant: given.gas ? '6.21' : given.srv,
    carriedBy: given.carriedBy,
    effectiveAt: `2026-06-15T${String(given.hour).padStart(2, '0')}:30:00Z`,
    meteringPoints: [point, ...given.otherPoints.map((what) => otherPoint(what, given.gas))],
    registration: historyOf(point.value, networkParty, others, given.history),
    networkParties,
    certificates: Array.from({ length: given.certificates }, (_, index): DescribedCertificate => {
      const holder = identifiers[(given.identifier + index) % identifiers.length] ?? ''
      return {
        use: index % 2 === 0 ? 'digitalSignature' : 'keyAgreement',
        content: { kind: 'issued', holder, role: 3 },
      }
    }),
    accepting: given.accepting,
    appliesToNetworkOperators: given.appliesToNetworkOperators,
    allowAccessControlBroker: given.allowAccessControlBroker,
  }
})

function otherPoint(
  what: 'secondary' | 'export' | 'other fuel',
  gas: boolean,
): CheckRequest['device']['meteringPoints'][number] {
  if (what === 'other fuel') return sceneOf(gas ? 'ESME' : 'GPF').point
  const [kind, value] = gas ? (['MPRN', '3000000103'] as const) : (['MPAN', '1100123456785'] as const)
  return { kind, value, purpose: what }
}

/** Former and later networks of the metering point, and records of others, around the one that counts. */
function historyOf(meteringPoint: string, networkParty: string, others: readonly string[], length: number): Record[] {
  const other = (index: number) => others[index % others.length] ?? networkParty
  const record = (index: number, effectiveFrom: string, effectiveTo: string | null, party = other(index)): Record => ({
    meteringPoint,
    networkParty: party,
    effectiveFrom,
    effectiveTo,
  })
  const all = [
    record(0, '2026-06-01', '2026-06-30', networkParty),
    record(0, '2020-01-01', '2026-05-31'),
    record(1, '2026-07-01', null),
    record(2, '2015-01-01', '2019-12-31'),
    { ...record(3, '2015-01-01', null), meteringPoint: '1100123456785' },
    record(0, '2010-01-01', '2014-12-31', networkParty),
    { ...record(2, '2015-01-01', null), meteringPoint: meteringPoint.slice(0, -1) },
  ]
  const kept = all.slice(0, length + 1)
  // The record that counts stands in another place of each length.
  return [...kept.slice(length % 3), ...kept.slice(0, length % 3)]
}
