import type { CasesInWords } from '../case.ts'

/** Who asks what of which device. */
export const requests: CasesInWords = {
  1: [
    'Handover of a Gas Proxy Function to the gas transporter of its network',
    "Accepted; the DCC's Command puts the certificates on, and the transporter hears of it by N42",
  ],
  2: ['Handover of a Gas Proxy Function to another gas transporter', 'Refused; the device gets no Command'],
  3: ['Handover of a Gas Proxy Function to an electricity network', 'Refused: it is not the gas transporter'],
  4: ['Handover of an ESME that the DCC controls to the distributor of its network', 'Accepted and carried out'],
  5: ['Handover of an ESME to the distributor next door', 'Refused'],
  6: [
    'An ESME on an independent network inside a licensed area, with the certificates of the host network',
    'Refused: this is how the wrong certificate usually gets there',
  ],
  7: ['The same ESME, with the certificates of the independent network', 'Accepted'],
  8: [
    '6.15.1 for an ESME whose network operator slot holds the supplier itself, with the right certificates',
    'A Pre-Command; signed and sent, it is accepted and carried out',
  ],
  9: ['The same with the wrong certificates', 'Refused at Transform: there is no Pre-Command'],
  10: ["6.15.1 for an ESME's supplier slot", 'Not for the check'],
  11: ['6.15.1 for the network operator slot of a Gas Proxy Function', 'Not for the check; the other rules decide'],
  12: ['6.15.1 for the network operator slot of a GSME', 'Not for the check; refused, as a GSME has no such slot'],
  13: ['Handover of the network operator slot of a GSME', 'Not for the check; refused, as a GSME has no such slot'],
  14: ["Handover of a Gas Proxy Function's supplier slot", 'Not for the check'],
  15: ['Handover of a device of another type: a Communications Hub', 'Refused: no device for that request'],
  16: [
    'A distributor renews its own certificates on an ESME of its network',
    'Not for the check, unless a setting has it checked; then accepted',
  ],
  17: [
    'A distributor that holds the slot of an ESME asks, and is not the one registered',
    'Refused before the check: the device is not in its care',
  ],
  18: ['A network operator asks for handover', 'Refused: that is for suppliers'],
  34: ['Handover of an ESME whose slot the DCC does not hold (any more)', 'Refused: not DCC controlled'],
  35: ['Handover of a slot that was handed over already, asked for anew', 'Refused: not DCC controlled'],
  36: [
    'A RequestID that was used before',
    'The same bytes get the same answer and nothing runs again; other bytes are refused',
  ],
  51: ['Handover by local delivery, or by local delivery and over the WAN', 'Checked like any other'],
  62: [
    "A gas transporter that leaves puts the DCC's certificates back into its slot of a Gas Proxy Function",
    'Not for the check; carried out',
  ],
  63: ['A distributor does the same on an ESME', 'Not for the check; carried out'],
  64: [
    'A supplier that is not registered for the metering point asks',
    'Refused before the check, without a word about the registration',
  ],
  65: ['The device is Suspended, Withdrawn or Decommissioned', 'Refused before the check'],
  66: [
    'The device is of the first generation (SMETS1)',
    'Its requests go by other rules',
    {
      outOfScope:
        'the simulator has no SMETS1 devices: 6.21 is not used for them, and 6.15.1 is for their own Service Provider',
    },
  ],
  67: ["An ESME that was recovered and holds the DCC's certificates", 'Handover is possible, and checked'],
  72: ['The check is switched off', 'The network behaves as it did before the modification'],
}
