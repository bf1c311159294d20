import type { Premises } from '../../fleet/fleet.ts'
import { electricityNetworkOperators, gasNetworkOperators } from '../../market/network-operators.ts'
import type { Attempt, Flow } from './flow.ts'

const isOnHostNetwork = ({ electricityNetworkOperator, hostDno }: Premises): boolean =>
  electricityNetworkOperator.id === hostDno.id
const esmeIsDccControlled = ({ esmeSlot }: Premises): boolean => esmeSlot === 'dcc-controlled'
const isInLondon = ({ region }: Premises): boolean => region.name === 'London'

const rightElectricity: Attempt = {
  says: "the registered operator's certificates",
  certificatesOf: ({ electricityNetworkOperator }) => electricityNetworkOperator,
  ends: 'goes-through',
}
const rightGas: Attempt = {
  says: "the registered gas transporter's certificates",
  certificatesOf: ({ gasNetworkOperator }) => gasNetworkOperator,
  ends: 'goes-through',
}

/** The flows that `rehearse` plays, the three of the first rehearsal in front. */
export const flows: readonly Flow[] = [
  {
    title: 'A gas transporter takes the network operator slot of a Gas Proxy Function',
    tags: ['introduction', 'correct', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: isInLondon,
    attempts: [rightGas],
  },
  {
    title: "Another network's certificates are kept away from an ESME",
    tags: ['introduction', 'wrong-network', 'srv-6.21', 'esme'],
    device: 'ESME',
    playsAt: (premises) => esmeIsDccControlled(premises) && isOnHostNetwork(premises),
    attempts: [
      {
        says: "another network's certificates",
        certificatesOf: ({ electricityNetworkOperator }) => rivalOf(electricityNetworkOperator.id),
        ends: 'refused-by-check',
      },
    ],
  },
  {
    title: 'Handover at a site on an independent network, first to the host network by mistake',
    tags: ['introduction', 'handover', 'srv-6.21', 'esme'],
    device: 'ESME',
    playsAt: (premises) => esmeIsDccControlled(premises) && !isOnHostNetwork(premises),
    attempts: [
      {
        says: "the host network's certificates, as a look-up by post code would have it",
        certificatesOf: ({ hostDno }) => hostDno,
        ends: 'refused-by-check',
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
    playsAt: ({ gasNetworkOperator }) => gasNetworkOperator.kind === 'GT',
    attempts: [
      {
        says: "another gas transporter's certificates",
        certificatesOf: ({ gasNetworkOperator }) => rivalOf(gasNetworkOperator.id),
        ends: 'refused-by-check',
      },
    ],
  },
  {
    title: "An electricity network's certificates are kept away from a Gas Proxy Function",
    tags: ['wrong-network', 'srv-6.21', 'gpf'],
    device: 'GPF',
    playsAt: () => true,
    attempts: [
      {
        says: "the electricity network's certificates",
        certificatesOf: ({ electricityNetworkOperator }) => electricityNetworkOperator,
        ends: 'refused-by-check',
      },
    ],
  },
]

/** Another operator of the same fuel that shares no identifier with the one named. */
function rivalOf(id: string) {
  const operators = [...electricityNetworkOperators, ...gasNetworkOperators]
  const own = operators.find((operator) => operator.id === id)
  const rival = operators.find(
    ({ fuel, kind, entityIdentifiers }) =>
      fuel === own?.fuel &&
      kind === own.kind &&
      !entityIdentifiers.some((identifier) => sameOctets(own.entityIdentifiers, identifier)),
  )
  if (rival === undefined) throw new RangeError(`The market holds no rival of ${id}`)
  return rival
}

const bare = (identifier: string): string => identifier.replaceAll('-', '').toUpperCase()
const sameOctets = (identifiers: readonly string[], identifier: string): boolean =>
  identifiers.some((each) => bare(each) === bare(identifier))
