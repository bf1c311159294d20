import { rmSync } from 'node:fs'
import { type CallMessages, Calls } from '../../environment/calls.ts'
import type { NetworkStore } from '../../environment/store/network-store.ts'
import { openStore } from '../../environment/store/open-store.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { AskedOfNetwork, AskedOfWorker, ShareOfWorld } from './asked.ts'
import { bringUpShare } from './fleet-share.ts'

/** The program of a worker: a process that a network starts, and that ends with it. */

/** How often a state is asked for that the worker before this one may still have. */
const triesEveryMs = 100
const triesFor = 50

const network = new Calls<AskedOfNetwork>((messages) => process.send?.(messages, undefined, undefined, () => {}))
let store: NetworkStore | null = null
/** The directory of the store, where it goes with the network. */
let temporary: string | null = null

const log: Logger = {
  debug(context, message) {
    if (process.env.LOG_LEVEL === 'debug') network.tell('log', 'debug', context, message)
  },
  info: (context, message) => network.tell('log', 'info', context, message),
  warn: (context, message) => network.tell('log', 'warn', context, message),
  error: (context, message) => network.tell('log', 'error', context, message),
}

network.answerWith<Pick<AskedOfWorker, 'begin'>>({
  async begin(world) {
    store = await storeOf(world)
    if (world.configuration.state === undefined) temporary = world.state
    const share = await bringUpShare(world, network, store, log)
    network.answerWith(share)
  },
})

async function storeOf({ state }: ShareOfWorld): Promise<NetworkStore> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await openStore({ state })
    } catch (fault) {
      if (tried === triesFor || !(fault instanceof SimulatorFault) || fault.code !== 'SIM_STATE_IN_USE') throw fault
      await new Promise((resolve) => setTimeout(resolve, triesEveryMs))
    }
  }
}

process.on('message', (messages) => network.hear(messages as CallMessages))

// Whoever ends the network ends its workers: a signal to the whole group comes here too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

/** The network is gone: it has said `end` before, or was killed. Then nobody else removes a state that was not to be kept. */
process.on('disconnect', () => {
  const closed = store?.close() ?? Promise.resolve()
  closed
    .catch(() => {})
    .finally(() => {
      if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
      process.exit()
    })
})
