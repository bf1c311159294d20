import { pairOf } from '../certificates.ts'
import { exportMpan, gas, identifiers, importMpan, mprn, points, registered, secondaryMpan } from '../questions.ts'
import type { Row } from './row.ts'

const { eastMidlands } = identifiers
const secondaryWarning = '+other-network-party-on-secondary-point'

/** What export and secondary MPANs have to say. */
export const otherPoints = {
  'NOC-15': [
    [
      'lets import decide over a secondary MPAN, and warns (case 53)',
      {
        meteringPoints: [importMpan(points.london), secondaryMpan(points.eastMidlands)],
        registration: [registered(points.london, 'LOND'), registered(points.eastMidlands, 'EMEB')],
      },
      `accepted NOC-10 ${secondaryWarning}`,
    ],
    [
      'refuses the party of the secondary MPAN, and warns (case 53)',
      {
        meteringPoints: [secondaryMpan(points.eastMidlands), importMpan(points.london)],
        registration: [registered(points.london, 'LOND'), registered(points.eastMidlands, 'EMEB')],
        certificates: pairOf(eastMidlands),
      },
      `refused NOC-10 other-party ${secondaryWarning}`,
    ],
    [
      'is silent where both are of one party (case 52)',
      {
        meteringPoints: [importMpan(points.london), secondaryMpan(points.eastMidlands)],
        registration: [registered(points.london, 'LOND'), registered(points.eastMidlands, 'LOND')],
      },
      'accepted NOC-10',
    ],
    [
      'lets import decide over export, and warns (case 54)',
      {
        meteringPoints: [importMpan(points.london), exportMpan(points.londonExport)],
        registration: [registered(points.london, 'LOND'), registered(points.londonExport, 'EMEB')],
      },
      `accepted NOC-10 ${secondaryWarning}`,
    ],
    [
      'warns once of several',
      {
        meteringPoints: [
          importMpan(points.london),
          exportMpan(points.londonExport),
          secondaryMpan(points.eastMidlands),
        ],
        registration: [
          registered(points.london, 'LOND'),
          registered(points.londonExport, 'EMEB'),
          registered(points.eastMidlands, 'EMEB'),
        ],
      },
      `accepted NOC-10 ${secondaryWarning}`,
    ],
    [
      'is silent where nobody is recorded for the export MPAN',
      { meteringPoints: [importMpan(points.london), exportMpan(points.londonExport)] },
      'accepted NOC-10',
    ],
    [
      'is silent about a party of another day',
      {
        meteringPoints: [importMpan(points.london), exportMpan(points.londonExport)],
        registration: [
          registered(points.london, 'LOND'),
          registered(points.londonExport, 'EMEB', '2015-01-01', '2026-11-21'),
        ],
      },
      'accepted NOC-10',
    ],
    [
      'warns of one that starts on the day',
      {
        meteringPoints: [importMpan(points.london), exportMpan(points.londonExport)],
        registration: [registered(points.london, 'LOND'), registered(points.londonExport, 'EMEB', '2026-11-22')],
      },
      `accepted NOC-10 ${secondaryWarning}`,
    ],
    [
      'does not decide by an export MPAN where import has no record (case 55)',
      {
        meteringPoints: [importMpan(points.london), exportMpan(points.londonExport)],
        registration: [registered(points.londonExport, 'LOND')],
      },
      'refused NOC-12 no-registration',
    ],
    [
      'warns beside a party that has no identifier',
      {
        meteringPoints: [importMpan(points.london), exportMpan(points.londonExport)],
        registration: [registered(points.london, 'ZZZZ'), registered(points.londonExport, 'EMEB')],
        accepting: ['no-entity-identifier'],
      },
      `accepted NOC-12 +no-entity-identifier ${secondaryWarning}`,
    ],
    [
      'takes contradictory records of a secondary MPAN for no more than a warning',
      {
        meteringPoints: [importMpan(points.london), secondaryMpan(points.londonExport)],
        registration: [
          registered(points.london, 'LOND'),
          registered(points.londonExport, 'LOND'),
          registered(points.londonExport, 'MANW'),
        ],
      },
      'accepted NOC-10 +other-network-party-on-secondary-point',
    ],
    [
      'is silent about a metering point of the other fuel',
      {
        ...gas,
        meteringPoints: [mprn(points.cadent), exportMpan(points.london)],
        registration: [registered(points.cadent, 'CAD'), registered(points.london, 'LOND')],
      },
      'accepted NOC-10',
    ],
  ],
} satisfies Record<string, readonly Row[]>
