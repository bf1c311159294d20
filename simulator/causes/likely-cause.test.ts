import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { CauseId } from './causes.ts'
import { type HeldCertificate, likelyCause, type MarketFacts, type NetworkPartyFacts } from './likely-cause.ts'

const [london, southern, midlands, independent, otherIndependent, gas, scotland] = [
  party('LOND', { areas: ['12'], group: 'South' }),
  party('SOUT', { areas: ['20'] }),
  party('EELC', { areas: ['10'], group: 'South' }),
  party('IPNL', { isIndependent: true }),
  party('ETCL', { isIndependent: true }),
  party('CAD', { fuel: 'gas', areas: ['12'] }),
  party('HYDE', { areas: ['17'] }),
] as const

const [supplier, broker, stranger] = ['01', '04', '99'].map((octet) => identifierOf(octet))
const holders = new Map(
  [london, southern, midlands, independent, otherIndependent, gas, scotland].map((each, at) => [
    identifierOf(`A${at}`),
    each,
  ]),
)
const market: MarketFacts = {
  networkPartiesOf: (identifier) => [holders.get(identifier)].filter((each) => each !== undefined),
  isSupplier: (identifier) => identifier === supplier,
  neighboursOf: (area) => (area === '12' ? ['20'] : area === '20' ? ['12'] : []),
}

type Held = Partial<HeldCertificate>
const of = (owner: NetworkPartyFacts, more: Held = {}): HeldCertificate => ({
  entityIdentifier: [...holders].find(([, each]) => each === owner)?.[0] ?? null,
  role: RemotePartyRole.networkOperator,
  isPublished: true,
  isExpired: false,
  ...more,
})
const pair = (owner: NetworkPartyFacts, more?: Held) => [of(owner, more), of(owner, more)]
const pairOfOther = (entity: HeldCertificate['entityIdentifier'] | undefined, role: number) =>
  pair(london, { entityIdentifier: entity ?? null, role })

const rows: readonly (readonly [string, NetworkPartyFacts | null, readonly HeldCertificate[], CauseId])[] = [
  ['the area’s operator at an independent site', independent, pair(southern), 'host-network'],
  ['the operator next door', london, pair(southern), 'neighbouring-area'],
  ['an operator far away', london, pair(scotland), 'unknown'],
  ['another licence of the group', london, pair(midlands), 'sister-licence'],
  ['the gas transporter on an electricity meter', london, pair(gas), 'other-fuel'],
  ['a supplier’s certificate', london, pairOfOther(supplier, RemotePartyRole.supplier), 'suppliers-own'],
  [
    'a supplier’s identifier under the role of a network operator',
    london,
    pairOfOther(supplier, RemotePartyRole.networkOperator),
    'suppliers-own',
  ],
  ['the Access Control Broker’s', london, pairOfOther(broker, RemotePartyRole.accessControlBroker), 'dcc-left'],
  [
    'the Access Control Broker’s where nobody is registered',
    null,
    pairOfOther(broker, RemotePartyRole.accessControlBroker),
    'dcc-left',
  ],
  ['nobody’s that is known', london, pairOfOther(stranger, RemotePartyRole.networkOperator), 'unknown'],
  ['one that was never published', london, pair(london, { isPublished: false }), 'never-in-repository'],
  [
    'half a pair that was never published',
    london,
    [of(london), of(southern, { isPublished: false })],
    'never-in-repository',
  ],
  ['a pair of two operators', london, [of(london), of(southern)], 'mixed-pair'],
  ['the right operator’s of an older generation', london, pair(london, { isExpired: true }), 'expired'],
  ['a wrong operator’s that has expired too', london, pair(southern, { isExpired: true }), 'neighbouring-area'],
  ['an independent operator where another is registered', independent, pair(otherIndependent), 'unknown'],
  ['an independent operator where the area’s is registered', london, pair(independent), 'unknown'],
  ['an operator where nobody is registered', null, pair(southern), 'unknown'],
  ['one certificate alone', london, [of(southern)], 'neighbouring-area'],
  ['nothing at all', london, [], 'never-in-repository'],
]

describe('the likely cause of a wrong certificate', () => {
  for (const [name, registered, held, cause] of rows)
    it(`is ${cause} for ${name}`, () => assert.equal(likelyCause(registered, held, market), cause))
})

function party(id: string, facts: Partial<NetworkPartyFacts>): NetworkPartyFacts {
  return { id, fuel: 'electricity', isIndependent: false, group: null, areas: [], ...facts }
}

function identifierOf(octet: string) {
  return entityIdentifier(`90-B3-D5-1F-30-00-00-${octet}`)
}
