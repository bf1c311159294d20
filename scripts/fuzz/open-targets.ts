import type * as fc from 'fast-check'
import { configure } from '../../simulator/harness/configuration/configuration.ts'
import { openControlApi } from '../../simulator/harness/control-api/control-api.ts'
import { bringUp } from '../../simulator/harness/network.ts'
import { openTestBed, type TestBed } from '../../simulator/harness/rehearsal/test-bed.ts'
import { nextPreparedHandover } from '../../simulator/harness/testing/prepared-handover.ts'
import type { FuzzTarget } from './oracle.ts'
import { createFaultLog } from './oracle.ts'
import { controlBodiesProperty } from './targets/control-bodies.ts'
import { deliveriesProperty } from './targets/deliveries.ts'
import { framesToDcc } from './targets/frames-to-dcc.ts'
import { framesToDevicesProperty } from './targets/frames-to-devices.ts'
import { facesOf, httpProperty } from './targets/http-faces.ts'
import { ordersProperty } from './targets/orders.ts'
import { certificatesProperty, requestsProperty } from './targets/requests.ts'

type MakeProperty = (
  testBed: TestBed,
  controlUrl: string,
) => Promise<fc.IAsyncProperty<unknown>> | fc.IAsyncProperty<unknown>

/** Every border of the house but the one that needs a DCC of its own. */
const borders: Readonly<Record<string, MakeProperty>> = {
  requests: async (testBed) => requestsProperty(await nextPreparedHandover(testBed)),
  certificates: async (testBed) => certificatesProperty(await nextPreparedHandover(testBed)),
  'frames-to-devices': async (testBed) => framesToDevicesProperty(await nextPreparedHandover(testBed)),
  deliveries: async (testBed) => deliveriesProperty(await nextPreparedHandover(testBed)),
  http: async (testBed, controlUrl) => {
    const { supplier } = await nextPreparedHandover(testBed)
    const address = testBed.network.dcc.users.addressOf(supplier.entityIdentifier) ?? ''
    return httpProperty(facesOf(testBed, Number(new URL(controlUrl).port), new URL(address)))
  },
  orders: (testBed) => ordersProperty(testBed),
  'control-bodies': (testBed, controlUrl) => controlBodiesProperty(testBed.network, controlUrl),
}

export const targetNames: readonly string[] = [...Object.keys(borders), 'frames-to-dcc']

/** Opens targets one by one; those that leave a network as it was share one. */
export interface TargetOpener {
  open(name: string): Promise<FuzzTarget>
  close(): Promise<void>
}

/** Its cases switch the check off, take addresses away, and plan faults. */
const changesTheNetwork = 'control-bodies'

export function createTargetOpener(): TargetOpener {
  let shared: Promise<Ground> | null = null
  const sharedGround = (): Promise<Ground> => {
    shared ??= openGround()
    return shared
  }

  return {
    async open(name) {
      const makeProperty = borders[name]
      if (makeProperty === undefined) return framesToDcc()
      const isAlone = name === changesTheNetwork
      const { testBed, controlUrl, faults, close } = await (isAlone ? openGround() : sharedGround())
      const property = await makeProperty(testBed, controlUrl)
      return { name, property, faults: () => faults, close: async () => (isAlone ? close() : undefined) }
    },
    async close() {
      await (await shared)?.close()
    },
  }
}

/** A network with its control API, and what its log complains of. */
interface Ground {
  readonly testBed: TestBed
  readonly controlUrl: string
  readonly faults: readonly string[]
  close(): Promise<void>
}

async function openGround(): Promise<Ground> {
  const log = createFaultLog()
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  const configuration = configure({ seed: 'fuzz', premises: 200, deterministic: true, ...ports })
  const testBed = await openTestBed(await bringUp(configuration, log))
  const control = await openControlApi(testBed.network)
  return {
    testBed,
    controlUrl: control.url,
    faults: log.faults,
    async close() {
      await control.close()
      await testBed.close()
    },
  }
}
