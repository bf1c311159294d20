import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { pairOf } from '../certificates.ts'
import { gas, identifiers } from '../questions.ts'
import type { Row } from './row.ts'

const { eastMidlands, northernGas, supplier, accessControlBroker } = identifiers
const acb = pairOf(accessControlBroker, RemotePartyRole.accessControlBroker)

/** What is for the check to decide, and what is not. */
export const scope = {
  'NOC-1': [
    ['judges 6.15.1 for an ESME (case 8)', { variant: '6.15.1' }, 'accepted NOC-10'],
    [
      'refuses it with the certificates of a neighbour (case 9)',
      { variant: '6.15.1', certificates: pairOf(eastMidlands) },
      'refused NOC-10 other-party',
    ],
    [
      'leaves 6.15.1 for a GPF alone, wrong as it is (cases 11, 62)',
      { ...gas, variant: '6.15.1', certificates: pairOf(northernGas) },
      'not-applicable NOC-1',
    ],
    ['leaves 6.15.1 for a GSME alone (case 12)', { variant: '6.15.1', device: 'GSME' }, 'not-applicable NOC-1'],
    ['leaves 6.15.1 for a PPMID alone', { variant: '6.15.1', device: 'PPMID' }, 'not-applicable NOC-1'],
    ['leaves every other SRV alone', { variant: '6.15.2', certificates: pairOf(eastMidlands) }, 'not-applicable NOC-1'],
    ['speaks before NOC-3', { variant: '6.15.1', device: 'GPF', role: 'Supplier' }, 'not-applicable NOC-1'],
    [
      'leaves services that retrieve or restrict credentials alone',
      { variant: '6.24.1', certificates: pairOf(identifiers.eastMidlands) },
      'not-applicable NOC-1',
    ],
  ],
  'NOC-2': [
    ['judges 6.21 for an ESME (case 4)', {}, 'accepted NOC-10'],
    ['judges 6.21 for a GPF (case 1)', gas, 'accepted NOC-10'],
    [
      'refuses another gas transporter (case 2)',
      { ...gas, certificates: pairOf(northernGas) },
      'refused NOC-10 other-party',
    ],
    ['leaves 6.21 for a GSME alone (case 13)', { ...gas, device: 'GSME' }, 'not-applicable NOC-2'],
    ['leaves 6.21 for a CHF alone (case 15)', { device: 'CHF' }, 'not-applicable NOC-2'],
    ['leaves 6.21 for a HCALCS alone (case 15)', { device: 'HCALCS' }, 'not-applicable NOC-2'],
    ['speaks before NOC-4', { device: 'GSME', sender: 'OU' }, 'not-applicable NOC-2'],
  ],
  'NOC-3': [
    [
      'leaves 6.15.1 for the supplier slot alone (case 10)',
      { variant: '6.15.1', role: 'Supplier', certificates: pairOf(supplier, 2) },
      'not-applicable NOC-3',
    ],
    ['leaves 6.21 for the supplier slot alone (case 14)', { ...gas, role: 'Supplier' }, 'not-applicable NOC-3'],
    ['leaves 6.21 for the ACB alone', { role: 'ACB' }, 'not-applicable NOC-3'],
    ['speaks before NOC-4 and NOC-5', { role: 'Supplier', sender: 'ED', cancels: true }, 'not-applicable NOC-3'],
    [
      'leaves the slots of the DCC alone',
      { variant: '6.15.1', role: 'Recovery', certificates: pairOf(identifiers.eastMidlands) },
      'not-applicable NOC-3',
    ],
  ],
  'NOC-4': [
    ['judges an import supplier', { certificates: pairOf(eastMidlands) }, 'refused NOC-10 other-party'],
    ['judges a gas supplier', { ...gas, certificates: pairOf(northernGas) }, 'refused NOC-10 other-party'],
    [
      'leaves a distributor that renews its own alone (cases 16, 63)',
      { variant: '6.15.1', sender: 'ED' },
      'not-applicable NOC-4',
    ],
    [
      'leaves a distributor alone even where it is wrong',
      { variant: '6.15.1', sender: 'ED', certificates: pairOf(eastMidlands) },
      'not-applicable NOC-4',
    ],
    ['leaves a gas transporter alone (case 18)', { ...gas, sender: 'GT' }, 'not-applicable NOC-4'],
    [
      'judges a distributor where the setting says so (case 16)',
      { variant: '6.15.1', sender: 'ED', appliesToNetworkOperators: true },
      'accepted NOC-10',
    ],
    [
      'refuses a distributor where the setting says so',
      { variant: '6.15.1', sender: 'ED', appliesToNetworkOperators: true, certificates: pairOf(eastMidlands) },
      'refused NOC-10 other-party',
    ],
    [
      'judges a gas transporter where the setting says so',
      { ...gas, sender: 'GT', appliesToNetworkOperators: true, certificates: pairOf(northernGas) },
      'refused NOC-10 other-party',
    ],
    [
      'leaves an export supplier alone, setting or not',
      { sender: 'ES', appliesToNetworkOperators: true },
      'not-applicable NOC-4',
    ],
    [
      'leaves an agent alone, setting or not',
      { sender: 'RSA', appliesToNetworkOperators: true },
      'not-applicable NOC-4',
    ],
    [
      'leaves other users alone, setting or not',
      { sender: 'OU', appliesToNetworkOperators: true },
      'not-applicable NOC-4',
    ],
    ['speaks before NOC-5', { sender: 'ED', cancels: true }, 'not-applicable NOC-4'],
    [
      'does not take the certificates of a network operator for right because they are its own',
      {
        sender: 'ED',
        requester: identifiers.eastMidlands,
        appliesToNetworkOperators: true,
        certificates: pairOf(identifiers.eastMidlands),
      },
      'refused NOC-10 other-party',
    ],
  ],
  'NOC-5': [
    [
      'lets a cancellation pass though its certificate has become wrong (case 45)',
      { cancels: true, certificates: pairOf(eastMidlands) },
      'not-applicable NOC-5',
    ],
    ['lets a cancellation pass without any certificate', { cancels: true, certificates: [] }, 'not-applicable NOC-5'],
    [
      'lets a cancellation of a 6.15.1 pass, out of a payload too',
      { variant: '6.15.1', cancels: true, carriedBy: 'signed-pre-command', certificates: acb },
      'not-applicable NOC-5',
    ],
    [
      'judges what does not cancel, though it takes effect in the year 3000',
      { at: '3000-12-31T00:00:00Z', certificates: pairOf(eastMidlands) },
      'refused NOC-10 other-party',
    ],
  ],
} satisfies Record<string, readonly Row[]>
