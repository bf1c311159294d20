import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { certificateOf, pairOf } from '../certificates.ts'
import { gas, identifiers } from '../questions.ts'
import type { Row } from './row.ts'

const { london, lastMile, eastMidlands, cadent, supplier } = identifiers

/** Whose certificates are right. */
export const certificates = {
  'NOC-10': [
    ['refuses a neighbouring DNO (case 5)', { certificates: pairOf(eastMidlands) }, 'refused NOC-10 other-party'],
    [
      'refuses a rival whose identifier differs in the last octet',
      { certificates: pairOf(lastMile) },
      'refused NOC-10 other-party',
    ],
    ['refuses a DNO on a GPF (case 3)', { ...gas, certificates: pairOf(london) }, 'refused NOC-10 other-party'],
    ['refuses a gas transporter on an ESME', { certificates: pairOf(cadent) }, 'refused NOC-10 other-party'],
    [
      'refuses a wrong key agreement certificate beside a right one (case 19)',
      { certificates: [certificateOf(london), certificateOf(lastMile, 'keyAgreement')] },
      'refused NOC-10 other-party',
    ],
    [
      'refuses a wrong digital signature certificate beside a right one (case 20)',
      { certificates: [certificateOf(lastMile), certificateOf(london, 'keyAgreement')] },
      'refused NOC-10 other-party',
    ],
    [
      'refuses a wrong digital signature certificate that stands behind a right one',
      { certificates: [certificateOf(london, 'keyAgreement'), certificateOf(lastMile)] },
      'refused NOC-10 other-party',
    ],
    [
      'accepts a digital signature certificate alone (case 21)',
      { certificates: [certificateOf(london)] },
      'accepted NOC-10',
    ],
    [
      'accepts a key agreement certificate alone',
      { certificates: [certificateOf(london, 'keyAgreement')] },
      'accepted NOC-10',
    ],
    ['refuses a request without any certificate (case 22)', { certificates: [] }, 'refused NOC-10 wrong-role'],
    [
      'refuses the supplier arm of the right operator (case 24)',
      { certificates: pairOf(london, RemotePartyRole.supplier) },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses the supplier that sends the request',
      { certificates: pairOf(supplier, RemotePartyRole.supplier) },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses the XML signing certificate of the right operator (case 26)',
      { certificates: [certificateOf(london, 'digitalSignature', RemotePartyRole.userXmlSigning)] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses a wrong role on the second certificate alone',
      { certificates: [certificateOf(london), certificateOf(london, 'keyAgreement', RemotePartyRole.supplier)] },
      'refused NOC-10 wrong-role',
    ],
    [
      'refuses other roles of GBCS: issuing CA, recovery, 7F',
      { certificates: [certificateOf(london, 'digitalSignature', RemotePartyRole.other)] },
      'refused NOC-10 wrong-role',
    ],
    [
      'does not look at which use a certificate names (case 25)',
      { certificates: [{ ...certificateOf(london, 'keyAgreement'), use: 'digitalSignature' }] },
      'accepted NOC-10',
    ],
    ['does not look at dates of validity (cases 28, 29)', { at: '2099-01-01T00:00:00Z' }, 'accepted NOC-10'],
    [
      'judges a role before a metering point',
      { meteringPoints: [], certificates: pairOf(london, RemotePartyRole.supplier) },
      'refused NOC-10 wrong-role',
    ],
    [
      'judges the payload of a Signed Pre-Command alike (cases 47, 48, 49)',
      { variant: '6.15.1', carriedBy: 'signed-pre-command', certificates: pairOf(lastMile) },
      'refused NOC-10 other-party',
    ],
    [
      'judges a payload for several cells by every certificate in it (case 75)',
      {
        variant: '6.15.1',
        carriedBy: 'signed-pre-command',
        certificates: [...pairOf(london), ...pairOf(supplier, RemotePartyRole.supplier)],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'accepts more than two certificates where each is right',
      { certificates: [...pairOf(identifiers.london), certificateOf(identifiers.london, 'keyAgreement')] },
      'accepted NOC-10',
    ],
    [
      "refuses the supplier's own placeholder",
      { certificates: pairOf(identifiers.supplier) },
      'refused NOC-10 other-party',
    ],
    [
      'refuses the third of three for being another network’s, though it is the second for its use',
      { certificates: [...pairOf(identifiers.london), certificateOf(identifiers.eastMidlands, 'keyAgreement')] },
      'refused NOC-10 other-party',
    ],
    [
      'refuses the first of two for one use',
      { certificates: [certificateOf(identifiers.eastMidlands), certificateOf(identifiers.london)] },
      'refused NOC-10 other-party',
    ],
    [
      'refuses the fourth of four',
      {
        certificates: [
          ...pairOf(identifiers.london),
          certificateOf(identifiers.london),
          certificateOf(identifiers.eastMidlands, 'keyAgreement'),
        ],
      },
      'refused NOC-10 other-party',
    ],
  ],
} satisfies Record<string, readonly Row[]>
