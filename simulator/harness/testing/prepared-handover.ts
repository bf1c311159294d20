import { createLogger } from '../../environment/logger.ts'
import type { Premises } from '../../fleet/fleet.ts'
import type { CredentialsOrder } from '../../users/credentials-order.ts'
import type { SendFailure } from '../../users/duis-client.ts'
import type { Supplier } from '../../users/supplier.ts'
import type { Exchange } from '../../users/user.ts'
import type { Result } from '../../vocabulary/result.ts'
import { configure } from '../configuration/configuration.ts'
import { bringUp } from '../network.ts'
import { certificationPathOf, networkOperatorCertificates, openTestBed, type TestBed } from '../rehearsal/test-bed.ts'

/** A test bed on free ports in the deterministic profile, but for what is said. */
export async function deterministicTestBed(said: Parameters<typeof configure>[0] = {}): Promise<TestBed> {
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  const configuration = configure({ premises: 1000, deterministic: true, ...ports, ...said })
  return openTestBed(await bringUp(configuration, createLogger({ level: 'silent' })))
}

/** A GPF whose slots are still DCC controlled, and all that its supplier needs to hand the network operator's over. */
export interface PreparedHandover {
  readonly testBed: TestBed
  readonly premises: Premises
  readonly supplier: Supplier
  readonly order: CredentialsOrder
}

/** One at the first premises of whose GPF nobody has heard yet. */
export async function nextPreparedHandover(testBed: TestBed): Promise<PreparedHandover> {
  const { fleet, wan } = testBed.network
  const untouched = ({ devices: { GPF } }: Premises): boolean => wan.link(GPF).length === 0
  const [premises] = fleet.find(untouched, 1)
  if (premises === undefined) throw new Error('Every GPF has been spoken to: give the network more premises')
  return prepareHandover(testBed, premises)
}

/** One for the GPF of some premises. */
export async function prepareHandover(testBed: TestBed, premises: Premises): Promise<PreparedHandover> {
  const { smki } = testBed.network
  const order: CredentialsOrder = {
    device: premises.devices.GPF,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, premises.gasNetworkOperator),
    certificationPath: certificationPathOf(smki),
  }
  return { testBed, premises, supplier: await testBed.users.supplier(premises.supplier.entityIdentifier), order }
}

/** What the DCC answered; fails where it did not, or not in a way that the user believes. */
export function exchangeOf(sent: Result<Exchange, SendFailure>): Exchange {
  if (sent.ok) return sent.value
  throw new Error(`No answer to judge (${sent.failure.reason}): ${sent.failure.detail}`)
}
