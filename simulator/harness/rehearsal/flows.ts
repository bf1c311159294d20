import type { Premises } from '../../fleet/fleet.ts'
import { networkChangesHands, outage, outageBeyondDeadline } from './circumstances.ts'
import type { Attempt, Flow } from './flow.ts'
import { rivalOf } from './rival.ts'

const isOnHostNetwork = ({ electricityNetworkOperator, hostDno }: Premises): boolean =>
  electricityNetworkOperator.id === hostDno.id
const esmeIsDccControlled = ({ esmeSlot }: Premises): boolean => esmeSlot === 'dcc-controlled'
const gpfIsDccControlled = ({ gpfSlot }: Premises): boolean => gpfSlot === 'dcc-controlled'
const supplierHoldsEsmeSlot = ({ esmeSlot }: Premises): boolean => esmeSlot === 'supplier-placeholder'
const isInLondon = ({ region }: Premises): boolean => region.name === 'London'
const isOnGasTransporter = ({ gasNetworkOperator }: Premises): boolean => gasNetworkOperator.kind === 'GT'

const rightElectricity: Attempt = {
  says: "the registered operator's certificates",
  service: '6.21',
  certificatesOf: ({ electricityNetworkOperator }) => electricityNetworkOperator,
  ends: 'goes-through',
}
const wrongElectricity: Attempt = {
  says: "another network's certificates",
  service: '6.21',
  certificatesOf: ({ electricityNetworkOperator }) => rivalOf(electricityNetworkOperator.id),
  ends: 'refused-by-check',
}
const rightGas: Attempt = {
  says: "the registered gas transporter's certificates",
  service: '6.21',
  certificatesOf: ({ gasNetworkOperator }) => gasNetworkOperator,
  ends: 'goes-through',
}
const wrongGas: Attempt = {
  says: "another gas transporter's certificates",
  service: '6.21',
  certificatesOf: ({ gasNetworkOperator }) => rivalOf(gasNetworkOperator.id),
  ends: 'refused-by-check',
}

/** The flows that `rehearse` plays, the three of the first rehearsal in front. */
export const flows: readonly Flow[] = [
  {
    title: 'A gas transporter takes the network operator slot of a Gas Proxy Function',
    tags: ['introduction', 'correct', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: (premises) => gpfIsDccControlled(premises) && isInLondon(premises),
    attempts: [rightGas],
  },
  {
    title: "Another network's certificates are kept away from an ESME",
    tags: ['introduction', 'wrong-network', 'srv-6.21', 'esme'],
    device: 'ESME',
    playsAt: (premises) => esmeIsDccControlled(premises) && isOnHostNetwork(premises),
    attempts: [wrongElectricity],
  },
  {
    title: 'Handover at a site on an independent network, first to the host network by mistake',
    tags: ['introduction', 'handover', 'srv-6.21', 'esme'],
    device: 'ESME',
    playsAt: (premises) => esmeIsDccControlled(premises) && !isOnHostNetwork(premises),
    attempts: [
      {
        ...wrongElectricity,
        says: "the host network's certificates, as a look-up by post code would have it",
        certificatesOf: ({ hostDno }) => hostDno,
      },
      rightElectricity,
    ],
  },
  {
    title: 'A distribution network operator takes the network operator slot of an ESME',
    tags: ['correct', 'srv-6.21', 'esme'],
    device: 'ESME',
    playsAt: (premises) => esmeIsDccControlled(premises) && isOnHostNetwork(premises),
    attempts: [rightElectricity],
  },
  {
    title: "Another gas transporter's certificates are kept away from a Gas Proxy Function",
    tags: ['wrong-network', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: (premises) => gpfIsDccControlled(premises) && isOnGasTransporter(premises),
    attempts: [wrongGas],
  },
  {
    title: "An electricity network's certificates are kept away from a Gas Proxy Function",
    tags: ['wrong-network', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: gpfIsDccControlled,
    attempts: [
      {
        ...wrongGas,
        says: "the electricity network's certificates",
        certificatesOf: ({ electricityNetworkOperator }) => electricityNetworkOperator,
      },
    ],
  },
  {
    title: "A supplier replaces its own placeholder on an ESME, first with another network's certificates",
    tags: ['correct', 'wrong-network', 'srv-6.15.1', 'esme'],
    device: 'ESME',
    playsAt: supplierHoldsEsmeSlot,
    attempts: [
      { ...wrongElectricity, service: '6.15.1' },
      { ...rightElectricity, service: '6.15.1' },
    ],
  },
  {
    title: 'A handover that the DCC keeps until its time',
    tags: ['correct', 'future-dated', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: (premises) => gpfIsDccControlled(premises) && isOnGasTransporter(premises),
    attempts: [
      {
        ...rightGas,
        says: "the registered gas transporter's certificates, to take effect in a moment",
        executesAfterSeconds: 2,
        endsWithinSeconds: 5,
      },
    ],
  },
  {
    title: 'An update of credentials that the ESME keeps until its time',
    tags: ['correct', 'future-dated', 'srv-6.15.1', 'esme'],
    device: 'ESME',
    playsAt: supplierHoldsEsmeSlot,
    attempts: [
      {
        ...rightElectricity,
        says: "the registered operator's certificates, to take effect in a moment",
        service: '6.15.1',
        executesAfterSeconds: 2,
        endsWithinSeconds: 5,
      },
    ],
  },
  {
    title: 'A handover waits for the end of an outage',
    tags: ['correct', 'outage', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: (premises) => gpfIsDccControlled(premises) && isOnGasTransporter(premises),
    attempts: [{ ...rightGas, given: outage(2), endsWithinSeconds: 10 }],
  },
  {
    title: 'An outage lasts longer than the DCC tries, and the supplier asks again',
    tags: ['outage', 'srv-6.21', 'esme'],
    device: 'ESME',
    playsAt: (premises) => esmeIsDccControlled(premises) && isOnHostNetwork(premises),
    attempts: [
      { ...rightElectricity, given: outageBeyondDeadline(2), endsWithinSeconds: 5, ends: 'undelivered' },
      { ...rightElectricity, says: "the registered operator's certificates again" },
    ],
  },
  {
    title: 'The network changes hands before a Gas Proxy Function is handed over',
    tags: ['registration', 'wrong-network', 'handover', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: (premises) => gpfIsDccControlled(premises) && isOnGasTransporter(premises),
    attempts: [
      {
        ...wrongGas,
        says: "the certificates of yesterday's gas transporter",
        given: networkChangesHands('GPF'),
        certificatesOf: ({ gasNetworkOperator }) => gasNetworkOperator,
      },
      {
        ...rightGas,
        says: "the certificates of today's gas transporter",
        certificatesOf: ({ gasNetworkOperator }) => rivalOf(gasNetworkOperator.id),
      },
    ],
  },
]
