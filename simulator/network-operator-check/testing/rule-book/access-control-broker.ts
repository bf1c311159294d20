import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { certificateOf, pairOf } from '../certificates.ts'
import { exportMpan, gas, identifiers, points } from '../questions.ts'
import type { Row } from './row.ts'

const { london, lastMile, supplier, accessControlBroker: broker } = identifiers
const acb = pairOf(broker, RemotePartyRole.accessControlBroker)
const [acbSignature, acbKeyAgreement] = [
  certificateOf(broker, 'digitalSignature', RemotePartyRole.accessControlBroker),
  certificateOf(broker, 'keyAgreement', RemotePartyRole.accessControlBroker),
]

/** What becomes of the ACB's certificates. */
export const accessControlBroker = {
  'NOC-13': [
    ['refuses the ACB (case 32)', { certificates: acb }, 'refused NOC-13 wrong-role'],
    ['refuses the ACB on a GPF (case 32)', { ...gas, certificates: acb }, 'refused NOC-13 wrong-role'],
    [
      'accepts it where the setting allows it',
      { certificates: acb, allowAccessControlBroker: true },
      'accepted NOC-13',
    ],
    [
      'and then does not ask the registration',
      {
        certificates: acb,
        allowAccessControlBroker: true,
        registration: [],
        meteringPoints: [exportMpan(points.londonExport)],
      },
      'accepted NOC-13',
    ],
    [
      'refuses a right certificate and the ACB (case 32)',
      { certificates: [certificateOf(london), acbKeyAgreement] },
      'refused NOC-13 wrong-role',
    ],
    [
      'refuses the ACB and a right certificate (case 32)',
      { certificates: [acbSignature, certificateOf(london, 'keyAgreement')] },
      'refused NOC-13 wrong-role',
    ],
    [
      'accepts the ACB beside a right certificate where the setting allows it',
      { allowAccessControlBroker: true, certificates: [certificateOf(london), acbKeyAgreement] },
      'accepted NOC-13',
    ],
    [
      'refuses a wrong party beside an allowed ACB',
      { allowAccessControlBroker: true, certificates: [acbSignature, certificateOf(lastMile, 'keyAgreement')] },
      'refused NOC-10 other-party',
    ],
    [
      'asks the registration for the certificate beside an allowed ACB',
      {
        allowAccessControlBroker: true,
        registration: [],
        certificates: [acbSignature, certificateOf(london, 'keyAgreement')],
      },
      'refused NOC-12 no-registration',
    ],
    [
      'refuses a supplier beside an allowed ACB',
      {
        allowAccessControlBroker: true,
        certificates: [acbSignature, certificateOf(supplier, 'keyAgreement', RemotePartyRole.supplier)],
      },
      'refused NOC-10 wrong-role',
    ],
    [
      'does not allow no certificate because it allows the ACB',
      { allowAccessControlBroker: true, certificates: [] },
      'refused NOC-10 wrong-role',
    ],
    [
      'knows the ACB by its role and not by its identifier',
      { allowAccessControlBroker: true, certificates: pairOf(broker, RemotePartyRole.networkOperator) },
      'refused NOC-10 other-party',
    ],
    [
      'refuses the role of the ACB under the right identifier',
      { certificates: pairOf(london, RemotePartyRole.accessControlBroker) },
      'refused NOC-13 wrong-role',
    ],
    [
      'is allowed in an update of credentials as in a handover',
      { variant: '6.15.1', allowAccessControlBroker: true, certificates: pairOf(identifiers.accessControlBroker, 4) },
      'accepted NOC-13',
    ],
    [
      'is not accepted for want of a metering point',
      {
        meteringPoints: [],
        accepting: ['no-metering-point'],
        certificates: pairOf(identifiers.accessControlBroker, 4),
      },
      'refused NOC-13 wrong-role',
    ],
    [
      'allowed, does not open the slot to other roles',
      { allowAccessControlBroker: true, certificates: pairOf(identifiers.london, 2) },
      'refused NOC-10 wrong-role',
    ],
  ],
} satisfies Record<string, readonly Row[]>
