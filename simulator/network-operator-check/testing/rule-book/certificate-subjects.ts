import { entityIdentifier, octetsOfEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { unknownReasons } from '../../contract.ts'
import {
  attributes,
  certificateOf,
  certificateWithSubject,
  deviceCertificateWithRole,
  pairOf,
  replacementFrom,
} from '../certificates.ts'
import { identifiers, points, registered } from '../questions.ts'
import type { Row } from './row.ts'

const { london, lastMile } = identifiers
const octets = (identifier: string): Buffer => octetsOfEntityIdentifier(entityIdentifier(identifier))

/** Where a certificate says whose it is. */
export const certificateSubjects = {
  'NOC-11': [
    [
      'reads the octets, though they look like DER',
      { registration: [registered(points.london, 'IPNL')], certificates: pairOf(identifiers.likeDer) },
      'accepted NOC-10',
    ],
    [
      'and refuses them where they are not the right ones',
      { certificates: pairOf(identifiers.likeDer) },
      'refused NOC-10 other-party',
    ],
    [
      'ignores a common name and the order of attributes (case 69)',
      {
        certificates: [
          certificateWithSubject([
            attributes.uniqueIdentifier(octets(london)),
            attributes.commonName('London'),
            attributes.organisationalUnit('03'),
          ]),
        ],
      },
      'accepted NOC-10',
    ],
    [
      'is not misled by a common name that is the right identifier (case 69)',
      {
        certificates: [
          certificateWithSubject([
            attributes.commonName('90B3D51F30020110'),
            attributes.organisationalUnit('03'),
            attributes.uniqueIdentifier(octets(lastMile)),
          ]),
        ],
      },
      'refused NOC-10 other-party',
    ],
    [
      'refuses a certificate without an identifier',
      { certificates: [certificateWithSubject([attributes.organisationalUnit('03')])] },
      'refused NOC-10 wrong-role',
    ],
    [
      'does not take the identifier of a device out of subjectAltName',
      { certificates: [deviceCertificateWithRole(entityIdentifier(london))] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses two identifiers, though one is right (case 70)',
      {
        certificates: [
          certificateWithSubject([
            attributes.organisationalUnit('03'),
            attributes.uniqueIdentifier(octets(london)),
            attributes.uniqueIdentifier(octets(lastMile)),
          ]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses unused bits (case 70)',
      {
        certificates: [
          certificateWithSubject([
            attributes.organisationalUnit('03'),
            attributes.uniqueIdentifier(octets('90-B3-D5-1F-30-02-01-10'), 4),
          ]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses an identifier of seven octets',
      {
        certificates: [
          certificateWithSubject([
            attributes.organisationalUnit('03'),
            attributes.uniqueIdentifier(octets(london).subarray(0, 7)),
          ]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses two OUs, though one is right',
      {
        certificates: [
          certificateWithSubject([
            attributes.organisationalUnit('03'),
            attributes.organisationalUnit('02'),
            attributes.uniqueIdentifier(octets(london)),
          ]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses an OU of words',
      {
        certificates: [
          certificateWithSubject([
            attributes.organisationalUnit('networkOperator'),
            attributes.uniqueIdentifier(octets(london)),
          ]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses octets that are no certificate (case 68)',
      { certificates: [replacementFrom(Buffer.from('no certificate at all'))] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses octets behind a certificate (case 68)',
      { certificates: [replacementFrom(Buffer.concat([certificateOf(london).der, Buffer.of(0)]))] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses no octets at all beside a right certificate (case 68)',
      { certificates: [certificateOf(london), replacementFrom(Buffer.alloc(0), 'keyAgreement')] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses what carries no identifier though the rest could not be known and is accepted',
      {
        meteringPoints: [],
        accepting: ['no-metering-point'],
        certificates: [certificateWithSubject([attributes.organisationalUnit('03')])],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses a nameless ACB certificate though those are allowed',
      { allowAccessControlBroker: true, certificates: [certificateWithSubject([attributes.organisationalUnit('04')])] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses an OU that ends like the right one',
      {
        certificates: [
          certificateWithSubject([attributes.organisationalUnit('83'), attributes.uniqueIdentifier(octets(london))]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses an OU that begins like the right one',
      {
        certificates: [
          certificateWithSubject([attributes.organisationalUnit('03F'), attributes.uniqueIdentifier(octets(london))]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses a certificate without an OU',
      { certificates: [certificateWithSubject([attributes.uniqueIdentifier(octets(london))])] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses an identifier in characters',
      {
        certificates: [
          certificateWithSubject([
            attributes.organisationalUnit('03'),
            attributes.identifierInText('90B3D51F30020110'),
          ]),
        ],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'does not take the identifier of the issuer',
      {
        certificates: [
          certificateWithSubject(
            [attributes.organisationalUnit('03'), attributes.uniqueIdentifier(octets(lastMile))],
            'digitalSignature',
            [attributes.organisationalUnit('07'), attributes.uniqueIdentifier(octets(london))],
          ),
        ],
      },
      'refused NOC-10 other-party',
    ],
    [
      'refuses octets that are no certificate though settings accept whatever is missing',
      {
        meteringPoints: [],
        accepting: unknownReasons,
        certificates: [replacementFrom(Buffer.from('no certificate at all'))],
      },
      'refused NOC-10 wrong-role',
    ],
  ],
} satisfies Record<string, readonly Row[]>
