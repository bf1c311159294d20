import type { ServiceRequest } from '../../simulator/duis/request.ts'
import {
  type CredentialsOrder,
  type Exchange,
  handoverRequest,
  type SendFailure,
  type Slot,
  type Supplier,
  type User,
} from '../../simulator/harness/index.ts'
import { certificationPathOf, networkOperatorCertificates } from '../../simulator/harness/rehearsal/test-bed.ts'
import type { NetworkOperator } from '../../simulator/market/network-operators.ts'
import { suppliers } from '../../simulator/market/suppliers.ts'
import type { Result } from '../../simulator/vocabulary/result.ts'
import { observe } from './device-side.ts'
import type { NetworkWorld } from './world.ts'

/** The supplier of the scenario's premises. */
export async function supplierOf(world: NetworkWorld): Promise<Supplier> {
  const { users } = await world.testBed()
  return users.supplier(world.scene.premises.supplier.entityIdentifier)
}

/** A supplier that does not serve the scenario's premises. */
export async function otherSupplier(world: NetworkWorld): Promise<Supplier> {
  const own = world.scene.premises.supplier.entityIdentifier
  const other = suppliers.find(({ entityIdentifier }) => entityIdentifier !== own)
  if (other === undefined) throw new Error('The market has one supplier only')
  const { users } = await world.testBed()
  return users.supplier(other.entityIdentifier)
}

/** What is asked of the scenario's device with the scenario's certificates. */
export function orderFor({ scene }: NetworkWorld, slot: Slot): CredentialsOrder {
  return { device: scene.device.id, slot, ...scene.holding }
}

/** A 6.21 for the network operator slot under its own RequestID, not yet sent. */
export const newHandover = (world: NetworkWorld, user: User, commandVariant: 1 | 2 | 3 = 1): ServiceRequest =>
  handoverRequest(orderFor(world, 'NetworkOperator'), user.newRequestId(world.scene.device.id), commandVariant)

/** Notes what the device is, sends, notes the answer, and lets everything that follows at once come to rest. */
export async function exchange(
  world: NetworkWorld,
  send: () => Promise<Result<Exchange, SendFailure>>,
): Promise<Exchange> {
  world.scene.remember(await observe(world))
  const sent = await send()
  if (!sent.ok) throw new Error(`The DCC did not answer: ${sent.failure.detail}`)
  world.scene.record(sent.value)
  const { time } = await world.network()
  await time.inFlight.settled()
  return sent.value
}

/** The same of a request of any variant, to its last answer on a connection. */
export async function perform(world: NetworkWorld, sender: User, request: ServiceRequest): Promise<Exchange> {
  world.scene.remember(await observe(world))
  const performed = await sender.perform(request)
  if (!performed.ok) throw new Error(`The DCC did not answer: ${performed.failure.detail}`)
  world.scene.lastSender = sender
  world.scene.record(performed.value.last)
  const { time } = await world.network()
  await time.inFlight.settled()
  // What one device does reaches others on its home area network a moment later.
  await time.virtual().advanceBy(1)
  await time.inFlight.settled()
  return performed.value.last
}

/** A handover that went through before the scenario's own request; the new holder's counters must exceed the floor. */
export async function handOver(world: NetworkWorld, operator: NetworkOperator, floor = 0n): Promise<void> {
  const { smki, time } = await world.network()
  const supplier = await supplierOf(world)
  const handed = await supplier.requestHandover({
    device: world.scene.device.id,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, operator),
    certificationPath: certificationPathOf(smki),
    floor,
  })
  if (!handed.ok || handed.value.answer.response.responseCode !== 'I99')
    throw new Error('The first handover was refused')
  await time.inFlight.settled()
}
