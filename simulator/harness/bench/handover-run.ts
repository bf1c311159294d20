import { entityIdentifiersOf } from '../../market/look-up.ts'
import { handoverRequest } from '../../users/requests.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { certificationPathOf, networkOperatorCertificates, type TestBed } from '../rehearsal/test-bed.ts'
import { type Deliveries, hearDeliveries } from './deliveries.ts'

/** Which handovers: one GPF each, of successive premises. */
export interface HandoverRange {
  /** Index of the first premises. */
  readonly first: number
  readonly count: number
  /** From one premises to the next; 1 where it is left out. */
  readonly stride?: number
  readonly inFlight: number
}

/** Seconds from the making of the request until each end was reached, one entry a handover. */
export interface HandoverTimes {
  readonly acknowledged: number[]
  readonly complete: number[]
}

/** The Service Response and alert N42. */
const documentsPerHandover = 2

/**
 * Hands the network operator slots of GPFs over, so many at a time, each to the gas transporter that is registered. A
 * handover is complete when the supplier has verified the Service Response, and the gas transporter alert N42.
 *
 * @throws SimulatorFault SIM_INVARIANT where one does not go through
 */
export async function runHandovers(
  testBed: TestBed,
  { first, count, stride = 1, inFlight }: HandoverRange,
): Promise<HandoverTimes> {
  const times: HandoverTimes = { acknowledged: [], complete: [] }
  const deliveries = hearDeliveries(testBed.network.dcc)
  const indices = Array.from({ length: count }, (_, place) => first + place * stride).values()
  const oneAfterTheOther = async (): Promise<void> => {
    for (const index of indices) await handOver(testBed, index, deliveries, times)
  }
  try {
    await Promise.all(Array.from({ length: inFlight }, oneAfterTheOther))
  } finally {
    deliveries.stop()
  }
  return times
}

async function handOver(
  { network, users }: TestBed,
  index: number,
  deliveries: Deliveries,
  times: HandoverTimes,
): Promise<void> {
  const { fleet, smki } = network
  const { devices, supplier: party, gasNetworkOperator } = fleet.premises(index)
  const supplier = await users.supplier(party.entityIdentifier)
  for (const identifier of entityIdentifiersOf(gasNetworkOperator)) await users.networkOperator(identifier)

  const begun = performance.now()
  const order = {
    device: devices.GPF,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, gasNetworkOperator),
    certificationPath: certificationPathOf(smki),
  } as const
  const request = handoverRequest(order, supplier.newRequestId(devices.GPF))
  const bothTaken = deliveries.of(request.requestId, documentsPerHandover)
  const asked = await supplier.send(request)
  if (!asked.ok) throw unexpected(devices.GPF, asked.failure.detail)
  expect('I99', asked.value.answer.response, devices.GPF)
  times.acknowledged.push(secondsSince(begun))
  const received = await supplier.mailbox.serviceResponse(request.requestId)
  expect('I0', received.response, devices.GPF)
  await bothTaken
  times.complete.push(secondsSince(begun))
}

const secondsSince = (begun: number): number => (performance.now() - begun) / 1_000

function expect(code: string, { responseCode }: { readonly responseCode: string }, device: EntityIdentifier): void {
  if (responseCode !== code) throw unexpected(device, `${responseCode} instead of ${code}`)
}

const unexpected = (device: EntityIdentifier, what: string): SimulatorFault =>
  new SimulatorFault('SIM_INVARIANT', `The handover on ${device} did not go through: ${what}`)
