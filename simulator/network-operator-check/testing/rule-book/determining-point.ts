import { pairOf } from '../certificates.ts'
import { exportMpan, gas, identifiers, importMpan, mprn, points, registered, secondaryMpan } from '../questions.ts'
import type { Row } from './row.ts'

const { london } = identifiers

/** Which metering point decides. */
export const determiningPoint = {
  'NOC-6': [
    [
      'knows an ESME by its import MPAN',
      { meteringPoints: [exportMpan(points.londonExport), importMpan(points.london)] },
      'accepted NOC-10',
    ],
    [
      'knows it by the MPAN that the inventory holds now (case 56)',
      {
        meteringPoints: [importMpan(points.eastMidlands)],
        registration: [registered(points.london, 'LOND'), registered(points.eastMidlands, 'EMEB')],
      },
      'refused NOC-10 other-party',
    ],
    [
      'finds none on an ESME before it has an MPAN (case 38)',
      { meteringPoints: [] },
      'refused NOC-12 no-metering-point',
    ],
    [
      'finds none on an ESME with an export MPAN alone (case 55)',
      { meteringPoints: [exportMpan(points.london)] },
      'refused NOC-12 no-metering-point',
    ],
    [
      'finds none on an ESME with a secondary MPAN alone',
      { meteringPoints: [secondaryMpan(points.london)] },
      'refused NOC-12 no-metering-point',
    ],
    [
      'does not take an MPRN for the import MPAN of an ESME',
      { ...gas, device: 'ESME' },
      'refused NOC-12 no-metering-point',
    ],
    [
      'finds none on a GPF before a GSME joins (case 39)',
      { ...gas, meteringPoints: [] },
      'refused NOC-12 no-metering-point',
    ],
    [
      'does not take the MPAN of the same premises for a GPF',
      {
        ...gas,
        meteringPoints: [importMpan(points.london)],
        registration: [registered(points.london, 'LOND')],
        certificates: pairOf(london),
      },
      'refused NOC-12 no-metering-point',
    ],
    [
      'knows a GPF by its MPRN though an MPAN is listed too',
      {
        ...gas,
        meteringPoints: [importMpan(points.london), mprn(points.cadent)],
        registration: [registered(points.london, 'LOND'), registered(points.cadent, 'CAD')],
      },
      'accepted NOC-10',
    ],
    [
      'takes two GSMEs of one MPRN for one (case 78)',
      { ...gas, meteringPoints: [mprn(points.cadent), mprn(points.cadent, '00-DB-12-34-56-78-90-B1')] },
      'accepted NOC-10',
    ],
    [
      'takes two GSMEs of different MPRNs for none, though one transporter has both (case 78)',
      {
        ...gas,
        meteringPoints: [mprn(points.cadent), mprn(points.otherGas, '00-DB-12-34-56-78-90-B1')],
        registration: [registered(points.cadent, 'CAD'), registered(points.otherGas, 'CAD')],
      },
      'refused NOC-12 no-metering-point',
    ],
    [
      'judges a registered MPAN whose check digit is wrong (case 57)',
      { meteringPoints: [importMpan('1312345678333')], registration: [registered('1312345678333', 'LOND')] },
      'accepted NOC-10',
    ],
    [
      'takes an MPRN of eight digits, as older ones have',
      { ...gas, meteringPoints: [mprn('12345604')], registration: [registered('12345604', 'CAD')] },
      'accepted NOC-10',
    ],
    [
      'takes an MPRN whose check digits are wrong, as that of the published templates',
      { ...gas, meteringPoints: [mprn('1234567890')], registration: [registered('1234567890', 'CAD')] },
      'accepted NOC-10',
    ],
    [
      'tells two MPANs apart that differ in the last digit alone',
      {
        meteringPoints: [secondaryMpan('1312345678112'), importMpan('1312345678111')],
        registration: [registered('1312345678112', 'MANW'), registered('1312345678111', 'LOND')],
      },
      'accepted NOC-10 +other-network-party-on-secondary-point',
    ],
    [
      'takes an MPRN for a number, whose leading zeros are its spelling',
      { ...gas, meteringPoints: [mprn('0007654321')], registration: [registered('7654321', 'CAD')] },
      'accepted NOC-10',
    ],
    [
      'and one at two GSMEs for one, however each writes it',
      {
        ...gas,
        meteringPoints: [mprn('0007654321'), mprn('7654321', '00-DB-12-34-56-78-90-B1')],
        registration: [registered('07654321', 'CAD')],
      },
      'accepted NOC-10',
    ],
    [
      'does not take thirteen digits for an MPRN with leading zeros',
      { ...gas, registration: [registered('0001234567810', 'CAD')] },
      'refused NOC-12 no-registration',
    ],
  ],
} satisfies Record<string, readonly Row[]>
