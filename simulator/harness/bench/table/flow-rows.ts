import { entityIdentifiersOf } from '../../../market/look-up.ts'
import type { CredentialsOrder } from '../../../users/credentials-order.ts'
import { requestOf } from '../../../users/service-request.ts'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { rivalOf } from '../../rehearsal/rival.ts'
import { certificationPathOf, networkOperatorCertificates, type TestBed } from '../../rehearsal/test-bed.ts'
import { runHandovers } from '../handover-run.ts'
import { createPublicKeyWork, createSignatureWork, noSeconds } from '../public-key-work.ts'
import { nothingSpent, plus, spentOn } from '../spent.ts'
import { type BenchRow, type RowFigures, warmUpOf } from './row.ts'

const inFlight = 32

/** In how many parts they are measured, with the floor in turns. */
const parts = 4

/**
 * What 6.15.1 needs beside what a handover does. Signatures: the second request, the Pre-Command (by the user, while the Access
 * Control Broker signs nothing), the answer that holds it. Verifications: the second request and the Signed Pre-Command by the
 * DCC, the answer by the supplier.
 */
const moreForUpdate = [2, 3] as const

/** What 1.2.1 needs beside what a handover does: as 6.15.1, but no alert goes to a network operator. */
const moreForPrice = [1, 2] as const

/** A price and a standing charge: fields of 1.2.1 by their DUIS names. */
const price = [
  ['ElectricityPriceElements.StandingCharge', '45'],
  ['StandingChargeScale', '-2'],
  ['PriceScale', '-5'],
  ['ElectricityPriceElements.TOUTariff.TOUPrice.index', '1'],
  ['ElectricityPriceElements.TOUTariff.TOUPrice', '2345'],
] as const

/**
 * Whole requests over HTTP, on a network that keeps its state on disk. No device is used twice, whatever is run how often.
 *
 * @param requests of each run
 */
export function flowRows(testBed: TestBed, requests: number): readonly BenchRow[] {
  const { fleet } = testBed.network
  // Handovers from the first premises on, refusals from behind: a slot that was handed over is refused by another step.
  const fromBehind = Array.from({ length: fleet.size - 1 }, (_, index) => fleet.size - 2 - index).values()
  const placeholders = indicesWhere(fleet.size, (index) => fleet.premises(index).esmeSlot === 'supplier-placeholder')
  const ofOneElement = indicesWhere(fleet.size, (index) => {
    const { secondaryImportMpan, esmeSlot } = fleet.premises(index)
    return secondaryImportMpan === null && esmeSlot === 'right-operator'
  })
  const takeFrom = (indices: Iterator<number>) => (count: number) =>
    Array.from({ length: count }, () => indices.next().value ?? noneLeft())
  const fromTheFirst = Array.from({ length: fleet.size }, (_, index) => index).values()
  const handOver = async ([first = noneLeft(), ...others]: readonly number[]) =>
    void (await runHandovers(testBed, { first, count: 1 + others.length, inFlight }))
  const handovers = { take: takeFrom(fromTheFirst), run: handOver, warmUp: warmUpOf(requests) }
  const flowOf = (indices: Iterator<number>, once: (testBed: TestBed, index: number) => Promise<void>): Flow => ({
    take: takeFrom(indices),
    run: (devices) => atOnce(devices, (index) => once(testBed, index)),
    warmUp: warmUpOf(requests),
  })
  const updates = flowOf(placeholders, update)
  const prices = flowOf(ofOneElement, setPrice)
  const refusals = flowOf(fromBehind, refusal)
  return [
    {
      name: 'complete-6.21',
      what: 'complete 6.21, a slot of a GPF',
      floor: 'its public-key operations, bare node:crypto',
      goal: 0.4,
      bound: 0.1,
      measure: () => {
        const floor = createPublicKeyWork()
        return measureFlow(requests, handovers, () => floor(noSeconds()))
      },
    },
    {
      name: 'complete-6.15.1',
      what: 'complete 6.15.1, a slot of an ESME',
      floor: 'its public-key operations, bare node:crypto',
      goal: 0.4,
      bound: 0.1,
      measure: () => {
        const asForHandover = createPublicKeyWork()
        const more = createSignatureWork(...moreForUpdate)
        return measureFlow(requests, updates, () => {
          asForHandover(noSeconds())
          more()
        })
      },
    },
    {
      name: 'complete-1.2.1',
      what: 'complete 1.2.1, the price of an ESME',
      floor: 'its public-key operations, bare node:crypto',
      goal: 0.27,
      bound: 0.07,
      measure: () => {
        const asForHandover = createPublicKeyWork()
        const more = createSignatureWork(...moreForPrice)
        return measureFlow(requests, prices, () => {
          asForHandover(noSeconds())
          more()
        })
      },
    },
    {
      name: 'refused-6.21',
      what: 'refused 6.21, by the check',
      floor: 'one verification, bare node:crypto',
      goal: 0.15,
      bound: 0.02,
      measure: () => measureFlow(requests, refusals, createSignatureWork(0, 1)),
    },
  ]
}

/** Premises enough for so many runs: one in six has an ESME whose slot holds a placeholder. */
export const premisesOf = (runs: number, requests: number): number => 16 * (runs + 2) * requests

/** A kind of request that is played on one device after the other. */
interface Flow {
  /** Indices of premises that have not been used, found before the clock runs. */
  take(count: number): readonly number[]
  run(indices: readonly number[]): Promise<void>
  /** What goes before the next run; none any more once there was one. */
  warmUp: number
}

async function measureFlow(requests: number, flow: Flow, floor: () => unknown): Promise<RowFigures> {
  const floorOf = async (count: number) => {
    for (let time = 0; time < count; time += 1) floor()
  }
  const part = Math.ceil(requests / parts)
  const warmUp = Math.max(part, flow.warmUp)
  await flow.run(flow.take(warmUp))
  await floorOf(warmUp)
  flow.warmUp = 0
  let [spent, floorSpent] = [nothingSpent, nothingSpent]
  for (let done = 0; done < parts; done += 1) {
    const indices = flow.take(part)
    floorSpent = plus(floorSpent, await spentOn(() => floorOf(part)))
    spent = plus(spent, await spentOn(() => flow.run(indices)))
  }
  return { perSecond: (parts * part) / spent.processor, floorPerSecond: (parts * part) / floorSpent.processor }
}

/** So many at once as are in flight. */
async function atOnce(indices: readonly number[], once: (index: number) => Promise<void>): Promise<void> {
  const left = indices.values()
  const oneAfterTheOther = async (): Promise<void> => {
    for (const index of left) await once(index)
  }
  await Promise.all(Array.from({ length: inFlight }, oneAfterTheOther))
}

/** A handover of a GPF to a gas transporter that is not registered for it. */
async function refusal({ network, users }: TestBed, index: number): Promise<void> {
  const { fleet, smki } = network
  const { devices, supplier: party, gasNetworkOperator } = fleet.premises(index)
  const supplier = await users.supplier(party.entityIdentifier)
  const certificates = networkOperatorCertificates(smki, rivalOf(gasNetworkOperator.id))
  const asked = await supplier.requestHandover(orderOf(devices.GPF, certificates, network))
  if (!asked.ok) throw unexpected(asked.failure.detail)
  expect('E062106', asked.value.answer.response)
}

/** The supplier's own placeholder gives way to the network operator that is registered. */
async function update({ network, users }: TestBed, index: number): Promise<void> {
  const { fleet, smki } = network
  const { devices, supplier: party, electricityNetworkOperator } = fleet.premises(index)
  const supplier = await users.supplier(party.entityIdentifier)
  for (const identifier of entityIdentifiersOf(electricityNetworkOperator)) await users.networkOperator(identifier)
  const certificates = networkOperatorCertificates(smki, electricityNetworkOperator)
  const updated = await supplier.updateCredentials(orderOf(devices.ESME, certificates, network))
  if (!updated.ok) throw unexpected(JSON.stringify(updated.failure))
  const { transform, sendCommand } = updated.value
  expect('I99', (sendCommand ?? transform).answer.response)
  expect('I0', (await supplier.mailbox.serviceResponse(transform.request.requestId)).response)
}

/** The supplier sets a price: a transform, and what the meter answers. */
async function setPrice({ network, users }: TestBed, index: number): Promise<void> {
  const { devices, supplier: party } = network.fleet.premises(index)
  const supplier = await users.supplier(party.entityIdentifier)
  const order = { serviceReferenceVariant: '1.2.1', device: devices.ESME, fields: price }
  const request = requestOf(order, supplier.newRequestId)
  if (!request.ok) throw unexpected(request.failure)
  const performed = await supplier.perform(request.value)
  if (!performed.ok) throw unexpected(performed.failure.detail)
  expect('I99', performed.value.last.answer.response)
  expect('I0', (await supplier.mailbox.serviceResponse(request.value.requestId)).response)
}

const orderOf = (
  device: CredentialsOrder['device'],
  certificates: CredentialsOrder['certificates'],
  { smki }: TestBed['network'],
): CredentialsOrder => ({
  device,
  slot: 'NetworkOperator',
  certificates,
  certificationPath: certificationPathOf(smki),
})

function* indicesWhere(size: number, wanted: (index: number) => boolean): Generator<number, undefined> {
  for (let index = 0; index < size; index += 1) if (wanted(index)) yield index
}

function expect(code: string, { responseCode }: { readonly responseCode: string }): void {
  if (responseCode !== code) throw unexpected(`${responseCode} instead of ${code}`)
}

const unexpected = (what: string) => new SimulatorFault('SIM_INVARIANT', `A request of the bench went wrong: ${what}`)

function noneLeft(): never {
  throw new SimulatorFault('SIM_INVARIANT', 'The bench has no device left that it has not used')
}
