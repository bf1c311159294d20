import type { User } from '../../simulator/harness/index.ts'
import { networkOperatorCalled } from '../../simulator/market/look-up.ts'
import { loadControllers, otherUsers } from '../../simulator/market/other-users.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { otherSupplier, supplierOf } from './sending.ts'
import type { NetworkWorld } from './world.ts'

const operator = async (world: NetworkWorld, { entityIdentifiers }: { entityIdentifiers: readonly string[] }) =>
  (await world.testBed()).users.networkOperator(entityIdentifier(entityIdentifiers[0] ?? ''))

/** Who may send a request, in the words of the features. */
const senders: Readonly<Record<string, (world: NetworkWorld) => Promise<User>>> = {
  'the supplier': supplierOf,
  'another supplier': otherSupplier,
  'the network operator': (world) => operator(world, world.scene.premises.electricityNetworkOperator),
  'the host network': (world) => operator(world, world.scene.premises.hostDno),
  'the energy adviser': async (world) => (await world.testBed()).users.otherUser(otherUsers[0].entityIdentifier),
  'the load controller': async (world) =>
    (await world.testBed()).users.loadController(loadControllers[0].entityIdentifier),
  'the gas transporter': (world) => operator(world, world.scene.premises.gasNetworkOperator),
}

export const wordsForSenders: readonly string[] = Object.keys(senders)

/** The user that words mean: a part in the scenario, or a network operator by its name. */
export const senderCalled = (world: NetworkWorld, words: string): Promise<User> =>
  senders[words]?.(world) ?? operator(world, networkOperatorCalled(words))
