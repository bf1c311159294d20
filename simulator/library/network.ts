import type { NetworkClock } from './clock.ts'
import type { Device, DeviceQuery } from './device.ts'
import type { Faults } from './faults.ts'
import type { Key, Party } from './party.ts'
import type { Registration } from './registration.ts'
import type { User } from './user.ts'

/** A whole smart metering network in the process of the test, until it is closed. */
export interface Network {
  /** Where it listens: what a DUIS adaptor of your own is pointed at, and what `dcc-sim … --harness` takes. */
  readonly addresses: { readonly duis: string; readonly smki: string; readonly harness: string }
  /** Brings the same network up again. */
  readonly seed: string
  readonly clock: NetworkClock
  readonly registration: Registration
  readonly faults: Faults
  /**
   * A device, by its EUI-64, or the first that suits a query: an ESME unless that says otherwise.
   *
   * @example
   * const meter = network.device({ region: 'London', slot: 'dcc-controlled' })
   * assert.equal(network.device(meter.id).meteringPoint, meter.meteringPoint)
   * @throws SimulatorFault SIM_NO_SUCH_DEVICE, SIM_NO_SUCH_PARTY
   */
  device(which?: DeviceQuery | string): Device
  /** The first devices that suit a query, at most `limit`; fewer, or none, where the fleet has no more. */
  devices(query: DeviceQuery, limit: number): readonly Device[]
  /**
   * A supplier or a network operator as a user of the DCC, with its keys: by its User ID, name or market participant id.
   * From then on its Service Responses and alerts are delivered to this user.
   *
   * @example
   * const albion = await network.user('Albion Energy')
   * assert.equal(albion.entityIdentifier, '90-B3-D5-1F-30-01-00-00')
   * @throws SimulatorFault SIM_NO_SUCH_PARTY
   */
  user(party: Party | string): Promise<User>
  /**
   * The certificates and private keys of a User ID, for an adaptor of your own that signs by itself.
   *
   * @example
   * const signing = network.keys('90-B3-D5-1F-30-01-00-00').find(({ use }) => use === 'xmlSigning')
   * assert.match(signing?.privateKey ?? '', /^-----BEGIN PRIVATE KEY-----/)
   */
  keys(userId: string): readonly Key[]
  /** Has the Service Responses and alerts of a User ID delivered to an address of yours; null for nowhere. */
  deliverTo(userId: string, address: string | null): Promise<void>
  /** Ends everything: ports, timers, what is under way. A test process does not end before. */
  close(): Promise<void>
}
