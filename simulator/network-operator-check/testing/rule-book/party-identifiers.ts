import { certificateOf, pairOf } from '../certificates.ts'
import { gas, identifiers, importMpan, mprn, party, points, registered } from '../questions.ts'
import type { Row } from './row.ts'

const { london, lastMile, eastMidlands, sgn } = identifiers

/** What a party is known by. */
export const partyIdentifiers = {
  'NOC-9': [
    [
      'accepts the second identifier of a party (case 59)',
      { registration: [registered(points.london, 'YELG')], certificates: pairOf(identifiers.yorkshireSecond) },
      'accepted NOC-10',
    ],
    [
      'accepts one identifier of a party on each certificate',
      {
        registration: [registered(points.london, 'YELG')],
        certificates: [
          certificateOf(identifiers.yorkshire),
          certificateOf(identifiers.yorkshireSecond, 'keyAgreement'),
        ],
      },
      'accepted NOC-10',
    ],
    [
      'accepts the old identifier of a renamed party (case 60)',
      { registration: [registered(points.london, 'SWEB')], certificates: pairOf('90-B3-D5-1F-30-02-01-E4') },
      'accepted NOC-10',
    ],
    [
      'accepts the one identifier of a group for each of its licence areas (case 58)',
      { registration: [registered(points.london, 'EELC')] },
      'accepted NOC-10',
    ],
    [
      'and for the one whose source writes it in lower case (case 58)',
      { registration: [registered(points.london, 'SEEB')] },
      'accepted NOC-10',
    ],
    [
      'accepts an identifier that its source writes without hyphens',
      {
        registration: [registered(points.london, 'ETCL')],
        certificates: pairOf(identifiers.electricityNetworkCompany),
      },
      'accepted NOC-10',
    ],
    [
      'accepts one in lower case without hyphens, for a GPF',
      { ...gas, registration: [registered(points.cadent, 'SOU')], certificates: pairOf(sgn) },
      'accepted NOC-10',
    ],
    [
      'does not take an MPAN prefix for the operator (case 6)',
      { meteringPoints: [importMpan(points.london)], registration: [registered(points.london, 'ETCL')] },
      'refused NOC-10 other-party',
    ],
    [
      'refuses the host DNO at the site of an IDNO with its own prefix (case 6)',
      {
        meteringPoints: [importMpan(points.electricityNetworkCompany)],
        registration: [registered(points.electricityNetworkCompany, 'ETCL')],
      },
      'refused NOC-10 other-party',
    ],
    [
      'accepts the IDNO there (case 7)',
      {
        meteringPoints: [importMpan(points.electricityNetworkCompany)],
        registration: [registered(points.electricityNetworkCompany, 'ETCL')],
        certificates: pairOf(identifiers.electricityNetworkCompany),
      },
      'accepted NOC-10',
    ],
    [
      'refuses another company of the same group under an identifier of its own',
      { registration: [registered(points.london, 'MIDE')], certificates: pairOf(eastMidlands) },
      'refused NOC-10 other-party',
    ],
    [
      'passes over what is no identifier in a source',
      { parties: [party('LOND', 'none yet', '90-B3-D5-1F-30-02-01', london, '')] },
      'accepted NOC-10',
    ],
    [
      'does not compare names',
      {
        parties: [
          { ...party('LOND', lastMile), name: 'One network' },
          { ...party('EMEB', london), name: 'One network' },
        ],
      },
      'refused NOC-10 other-party',
    ],
    [
      'compares the first octet too',
      { parties: [party('LOND', '10-B3-D5-1F-30-02-01-10')] },
      'refused NOC-10 other-party',
    ],
    [
      'compares octets in their order',
      { parties: [party('LOND', '90-B3-D5-1F-30-01-02-10')] },
      'refused NOC-10 other-party',
    ],
    [
      'looks past the first digits of an MPRN',
      { ...gas, meteringPoints: [mprn('7412345608')], registration: [registered('7412345608', 'CAD')] },
      'accepted NOC-10',
    ],
    [
      'finds a party by its whole id, though another begins so',
      { parties: [party('LONDON', london), party('LOND', lastMile)] },
      'refused NOC-10 other-party',
    ],
    [
      'and though its own begins like that of another',
      { parties: [party('LON', london), party('LOND', lastMile)] },
      'refused NOC-10 other-party',
    ],
    [
      'knows a party by the second of three identifiers',
      { parties: [party('LOND', eastMidlands, london, lastMile)] },
      'accepted NOC-10',
    ],
    [
      'knows a party by the third of three',
      { parties: [party('LOND', eastMidlands, lastMile, london)] },
      'accepted NOC-10',
    ],
  ],
} satisfies Record<string, readonly Row[]>
