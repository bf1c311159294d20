import { createLogger } from '../environment/logger.ts'
import { openControlApi } from '../harness/control-api/control-api.ts'
import { checkOfFunction } from '../harness/deciding/check-of-function.ts'
import { bringUp as bringUpNetwork } from '../harness/network.ts'
import { openTestBed, type TestBed } from '../harness/rehearsal/test-bed.ts'
import { networkOperatorCalled, supplierCalled } from '../market/look-up.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { clockOf } from './clock.ts'
import { deviceCalled, findDevice, findDevices } from './device.ts'
import { faultsOf } from './faults.ts'
import type { Network } from './network.ts'
import { configurationOf, type NetworkOptions } from './options.ts'
import { keysOf, type Party } from './party.ts'
import { registrationOf } from './registration.ts'
import { userOf } from './user.ts'

/**
 * Brings a network up in this process, on free ports and with a clock that stands still until it is moved. The same seed
 * gives the same devices, keys, certificates and, for the same requests, the same documents and frames.
 *
 * @example
 * const london = await bringUp({ seed: 'winter' })
 * try {
 *   const meter = london.device({ region: 'London', slot: 'dcc-controlled' })
 *   const supplier = await london.user(meter.supplier)
 *   const handover = await supplier.requestHandover({ device: meter, operator: 'Last Mile Electricity' })
 *   assert.equal(handover.code, 'E062106') // it is the neighbour's certificate
 * } finally {
 *   await london.close()
 * }
 * @example
 * // Your own implementation of the check decides.
 * const refusing = await bringUp({
 *   check: () => ({ outcome: 'refused', rule: 'NOC-10', reason: 'other-party', because: 'It refuses everything.' }),
 * })
 * const meter = refusing.device({ slot: 'dcc-controlled' })
 * const supplier = await refusing.user(meter.supplier)
 * const handover = await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
 * assert.equal(handover.decisions()[0]?.because, 'It refuses everything.')
 * await refusing.close()
 * @throws SimulatorFault SIM_CONFIGURATION, SIM_USAGE, SIM_PORT_IN_USE, SIM_STATE_IN_USE, SIM_STATE_UNREADABLE
 */
export async function bringUp(options: NetworkOptions = {}): Promise<Network> {
  const { check, log = 'error' } = options
  const network = await bringUpNetwork(configurationOf(options), createLogger({ level: log }))
  if (typeof check === 'function') network.dcc.check.configure({ implementation: checkOfFunction(check) })
  const control = await openControlApi(network).catch(async (fault: unknown) => {
    await network.close()
    throw fault
  })
  const testBed = await openTestBed(network)
  return {
    addresses: { duis: network.gateway.url, smki: network.smkiServices.url, harness: control.url },
    seed: network.configuration.seed,
    clock: clockOf(network.time),
    registration: registrationOf(network.registration),
    faults: faultsOf(network.faultPlan),
    device: (which = {}) => (typeof which === 'string' ? deviceCalled(network, which) : findDevice(network, which)),
    devices: (query, limit) => findDevices(network, query, limit),
    user: async (party) => userOf(await harnessUser(testBed, party), network),
    keys: (userId) => keysOf(network.smki, userCalled(userId)),
    deliverTo: (userId, address) => network.dcc.users.setAddress(userCalled(userId), address),
    async close() {
      await control.close()
      await testBed.close()
    },
  }
}

/** @throws SimulatorFault SIM_USAGE */
function userCalled(text: string): EntityIdentifier {
  const identifier = parseEntityIdentifier(text)
  if (identifier !== null) return identifier
  throw new SimulatorFault('SIM_USAGE', `'${text}' is not the User ID of anybody: an EUI-64`)
}

/** By User ID any party that has keys, also one of a key store; else by name or market participant id. */
async function harnessUser({ users, network }: TestBed, party: Party | string) {
  const text = typeof party === 'string' ? party : (party.entityIdentifiers[0] ?? party.id)
  const identifier = parseEntityIdentifier(text)
  if (identifier === null) {
    const [own] = networkOperatorOrNull(text)?.entityIdentifiers ?? []
    return own === undefined
      ? users.supplier(supplierCalled(text).entityIdentifier)
      : users.networkOperator(userCalled(own))
  }
  return network.smki.credential(identifier, RemotePartyRole.networkOperator, 'digitalSignature') === undefined
    ? users.supplier(identifier)
    : users.networkOperator(identifier)
}

function networkOperatorOrNull(text: string) {
  try {
    return networkOperatorCalled(text)
  } catch (fault) {
    if (fault instanceof SimulatorFault && fault.code === 'SIM_NO_SUCH_PARTY') return null
    throw fault
  }
}
