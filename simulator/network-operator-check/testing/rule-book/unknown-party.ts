import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { pairOf } from '../certificates.ts'
import { gas, identifiers, mprn, party, points, registered } from '../questions.ts'
import type { Row } from './row.ts'

const { eastMidlands, lastMile, supplier, accessControlBroker } = identifiers
const acb = pairOf(accessControlBroker, RemotePartyRole.accessControlBroker)

/** What becomes of a request where nobody can say who is responsible. */
export const unknownParty = {
  'NOC-12': [
    ['refuses without a metering point (cases 38, 39)', { meteringPoints: [] }, 'refused NOC-12 no-metering-point'],
    [
      'accepts that by its setting',
      { meteringPoints: [], accepting: ['no-metering-point'] },
      'accepted NOC-12 +no-metering-point',
    ],
    [
      'but not by another one',
      { meteringPoints: [], accepting: ['no-registration', 'ambiguous-registration', 'no-entity-identifier'] },
      'refused NOC-12 no-metering-point',
    ],
    ['refuses without a record (case 37)', { registration: [] }, 'refused NOC-12 no-registration'],
    [
      'accepts that by its setting (case 37)',
      { registration: [], accepting: ['no-registration'] },
      'accepted NOC-12 +no-registration',
    ],
    [
      'but not by another one (case 37)',
      { registration: [], accepting: ['no-metering-point', 'ambiguous-registration', 'no-entity-identifier'] },
      'refused NOC-12 no-registration',
    ],
    [
      'refuses two parties on one day, the right one among them',
      { registration: [registered(points.london, 'LOND'), registered(points.london, 'GUCL', '2026-01-01')] },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'refuses two parties on one day, the one among them whose record began last',
      {
        registration: [registered(points.london, 'LOND'), registered(points.london, 'GUCL', '2026-01-01')],
        certificates: pairOf(lastMile),
      },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'refuses two parties on one day, neither of them named',
      {
        registration: [registered(points.london, 'LOND'), registered(points.london, 'GUCL')],
        certificates: pairOf(eastMidlands),
      },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'refuses two parties that share an identifier',
      { registration: [registered(points.london, 'LOND'), registered(points.london, 'EELC')] },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'accepts that by its setting, whoever is named',
      {
        registration: [registered(points.london, 'LOND'), registered(points.london, 'GUCL')],
        certificates: pairOf(eastMidlands),
        accepting: ['ambiguous-registration'],
      },
      'accepted NOC-12 +ambiguous-registration',
    ],
    [
      'but not by another one',
      {
        registration: [registered(points.london, 'LOND'), registered(points.london, 'GUCL')],
        accepting: ['no-metering-point', 'no-registration', 'no-entity-identifier'],
      },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'takes two records of one party on one day for one',
      {
        registration: [
          registered(points.london, 'LOND'),
          registered(points.london, 'LOND', '2026-01-01', '2026-12-31'),
        ],
      },
      'accepted NOC-10',
    ],
    [
      'finds two parties on the day on which one ends and the other starts',
      {
        at: '2026-06-01T12:00:00Z',
        registration: [
          registered(points.london, 'LOND', '2015-01-01', '2026-06-01'),
          registered(points.london, 'GUCL', '2026-06-01'),
        ],
      },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'refuses where the party has no identifier (case 61)',
      { ...gas, registration: [registered(points.cadent, 'MUA')] },
      'refused NOC-12 no-entity-identifier',
    ],
    [
      'refuses where nobody knows the party',
      { registration: [registered(points.london, 'ZZZZ')] },
      'refused NOC-12 no-entity-identifier',
    ],
    [
      'refuses where what the source writes is no identifier',
      { parties: [party('LOND', 'none yet')] },
      'refused NOC-12 no-entity-identifier',
    ],
    [
      'accepts that by its setting (case 61)',
      { ...gas, registration: [registered(points.cadent, 'MUA')], accepting: ['no-entity-identifier'] },
      'accepted NOC-12 +no-entity-identifier',
    ],
    [
      'but not by another one (case 61)',
      {
        ...gas,
        registration: [registered(points.cadent, 'MUA')],
        accepting: ['no-metering-point', 'no-registration', 'ambiguous-registration'],
      },
      'refused NOC-12 no-entity-identifier',
    ],
    [
      'keeps the roles in force whatever is accepted',
      {
        meteringPoints: [],
        accepting: ['no-metering-point'],
        certificates: pairOf(supplier, RemotePartyRole.supplier),
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'keeps the ACB out whatever is accepted',
      { registration: [], accepting: ['no-registration'], certificates: acb },
      'refused NOC-13 wrong-role',
    ],
    [
      'keeps wanting a certificate whatever is accepted',
      { registration: [], accepting: ['no-registration'], certificates: [] },
      'refused NOC-10 wrong-role',
    ],
    [
      'does not accept the wrong party because a missing one would be',
      {
        certificates: pairOf(eastMidlands),
        accepting: ['no-metering-point', 'no-registration', 'ambiguous-registration', 'no-entity-identifier'],
      },
      'refused NOC-10 other-party',
    ],
    [
      'finds a contradiction though one record alone is open-ended',
      {
        registration: [
          registered(points.london, 'GUCL', '2015-01-01', '2026-12-31'),
          registered(points.london, 'LOND'),
        ],
      },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'takes two MPRNs for no metering point, not for a contradiction',
      { ...gas, meteringPoints: [mprn(points.cadent), mprn(points.otherGas)], accepting: ['ambiguous-registration'] },
      'refused NOC-12 no-metering-point',
    ],
    [
      'finds a contradiction in the last of several records, however few it is among',
      {
        registration: [
          registered(points.london, 'LOND'),
          registered(points.london, 'LOND', '2016-01-01'),
          registered(points.london, 'GUCL', '2017-01-01'),
        ],
      },
      'refused NOC-12 ambiguous-registration',
    ],
    [
      'and where the newest of three agrees with the first',
      {
        registration: [
          registered(points.london, 'LOND'),
          registered(points.london, 'GUCL', '2016-01-01'),
          registered(points.london, 'LOND', '2017-01-01'),
        ],
      },
      'refused NOC-12 ambiguous-registration',
    ],
  ],
} satisfies Record<string, readonly Row[]>
