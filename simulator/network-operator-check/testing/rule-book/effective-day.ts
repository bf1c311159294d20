import { pairOf } from '../certificates.ts'
import { changeInJune, identifiers, points, registered } from '../questions.ts'
import type { Row } from './row.ts'

const { london, lastMile } = identifiers

/** Who is responsible on the day that counts. */
export const effectiveDay = {
  'NOC-7': [
    [
      'reads the record of the determining metering point alone',
      { registration: [registered(points.eastMidlands, 'EMEB'), registered(points.london, 'LOND')] },
      'accepted NOC-10',
    ],
    [
      'takes no other record where that one is missing (case 37)',
      { registration: [registered(points.eastMidlands, 'LOND')] },
      'refused NOC-12 no-registration',
    ],
    [
      'does not count what was recorded once',
      { registration: changeInJune, certificates: pairOf(london) },
      'refused NOC-10 other-party',
    ],
    [
      'does not count what will be recorded (case 41)',
      { at: '2026-05-20T12:00:00Z', registration: changeInJune, certificates: pairOf(lastMile) },
      'refused NOC-10 other-party',
    ],
    [
      'reads the records in whatever order they stand',
      { registration: [...changeInJune].reverse(), certificates: pairOf(lastMile) },
      'accepted NOC-10',
    ],
    ['finds nobody before the first record begins', { at: '2014-12-31T12:00:00Z' }, 'refused NOC-12 no-registration'],
    [
      'finds nobody in a gap between records',
      {
        at: '2026-06-15T12:00:00Z',
        registration: [
          registered(points.london, 'LOND', '2015-01-01', '2026-05-31'),
          registered(points.london, 'LOND', '2026-07-01'),
        ],
      },
      'refused NOC-12 no-registration',
    ],
    [
      'reads the fifth of five records, whatever their order',
      {
        registration: [
          registered(points.london, 'EMEB', '2027-01-01'),
          registered(points.london, 'GUCL', '2019-01-01', '2020-12-31'),
          registered(points.london, 'LOND', '2015-01-01', '2016-12-31'),
          registered(points.london, 'MANW', '2017-01-01', '2018-12-31'),
          registered(points.london, 'LOND', '2021-01-01', '2026-12-31'),
        ],
      },
      'accepted NOC-10',
    ],
    [
      'reads no record whose number stands within that of the metering point',
      { registration: [registered('123456787', 'EMEB'), registered(points.london, 'LOND')] },
      'accepted NOC-10',
    ],
    [
      'reads no record whose number is the same in 32 bits',
      { registration: [registered('1204418424083', 'LOND')] },
      'refused NOC-12 no-registration',
    ],
  ],
  'NOC-8': [
    [
      'counts the last second of a party on its last day in BST',
      { at: '2026-05-31T22:59:59Z', registration: changeInJune },
      'accepted NOC-10',
    ],
    [
      'counts the next party from midnight in BST, still the day before in UTC (case 46)',
      { at: '2026-05-31T23:00:00Z', registration: changeInJune },
      'refused NOC-10 other-party',
    ],
    [
      'accepts the next party five past midnight in BST (case 46)',
      { at: '2026-05-31T23:05:00Z', registration: changeInJune, certificates: pairOf(lastMile) },
      'accepted NOC-10',
    ],
    [
      'counts the last second of a day in GMT',
      { at: '2026-11-30T23:30:00Z', registration: [registered(points.london, 'LOND', '2015-01-01', '2026-11-30')] },
      'accepted NOC-10',
    ],
    [
      'counts the next day from midnight in GMT',
      { at: '2026-12-01T00:00:00Z', registration: [registered(points.london, 'LOND', '2015-01-01', '2026-11-30')] },
      'refused NOC-12 no-registration',
    ],
    [
      'judges a future-dated request by the record of that day (cases 42, 44)',
      { at: '2026-06-01T06:00:00Z', registration: changeInJune, certificates: pairOf(lastMile) },
      'accepted NOC-10',
    ],
    [
      'judges a release by the record of the day of release (case 43)',
      {
        at: '2026-06-01T06:00:00Z',
        carriedBy: 'dsp-release',
        registration: [registered(points.london, 'LOND')],
        certificates: pairOf(lastMile),
      },
      'refused NOC-10 other-party',
    ],
    [
      'accepts at its release who was not yet responsible when the request came (case 42)',
      {
        at: '2026-06-01T06:00:00Z',
        carriedBy: 'dsp-release',
        registration: changeInJune,
        certificates: pairOf(lastMile),
      },
      'accepted NOC-10',
    ],
    [
      'counts a record of a single day on that day',
      { at: '2026-06-01T12:00:00Z', registration: [registered(points.london, 'LOND', '2026-06-01', '2026-06-01')] },
      'accepted NOC-10',
    ],
    [
      'and not on the day after',
      { at: '2026-06-02T12:00:00Z', registration: [registered(points.london, 'LOND', '2026-06-01', '2026-06-01')] },
      'refused NOC-12 no-registration',
    ],
    [
      'knows the hour that comes twice',
      { at: '2026-10-25T01:30:00Z', registration: [registered(points.london, 'LOND', '2026-10-25', '2026-10-25')] },
      'accepted NOC-10',
    ],
    [
      'is already in the next day before the last midnight of summer time',
      { at: '2026-10-24T23:30:00Z', registration: [registered(points.london, 'LOND', '2026-10-25', '2026-10-25')] },
      'accepted NOC-10',
    ],
  ],
} satisfies Record<string, readonly Row[]>
