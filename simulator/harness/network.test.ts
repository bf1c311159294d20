import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { test } from 'node:test'
import { createLogger } from '../environment/logger.ts'
import type { NetworkStore } from '../environment/store/network-store.ts'
import { openStore } from '../environment/store/open-store.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { configure } from './configuration/configuration.ts'
import { bringUpOn } from './network.ts'

const log = createLogger({ level: 'silent' })

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

async function freePort(): Promise<number> {
  const server = await listenOn(0)
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A store whose counts fail, as a database's do that went away. */
function withoutCounts(store: NetworkStore): NetworkStore {
  const gone = new SimulatorFault('SIM_STATE_UNWRITABLE', 'The database did not answer')
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'count') return () => Promise.reject(gone)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

test('a network that cannot be brought up to its end lets go of its ports, and leaves nothing that keeps the process', async () => {
  const [port, smkiPort] = [await freePort(), await freePort()]
  const configuration = configure({ premises: 1, seed: 'not up', port, smkiPort, harnessPort: 0 })
  const store = withoutCounts(await openStore(configuration))
  await assert.rejects(bringUpOn(store, configuration, log), /The database did not answer/)
  for (const each of [port, smkiPort]) (await listenOn(each)).close()
})
