import { createLogger } from '../../simulator/environment/logger.ts'
import { configure } from '../../simulator/harness/configuration/configuration.ts'
import { bringUp } from '../../simulator/harness/network.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'

/** What a network is asked that runs in its own process, so that it can be killed. */
export type Asked =
  | { readonly ask: 'raise'; readonly device: EntityIdentifier; readonly alertCode: number }
  | { readonly ask: 'address'; readonly user: EntityIdentifier; readonly address: string }

/** Its answers: where it listens, once it is up; then one to each question. */
export type Told = { readonly gateway: string } | { readonly done: true }

/** Milliseconds for which the WAN holds back what devices send: nothing reaches the DCC before the process is killed. */
const withheld = 3_600_000

/** @param state the state directory; `isFirstLife` has the WAN hold back what devices send */
async function run([seed = '', state = '', life = '']: readonly string[]): Promise<void> {
  const configuration = configure({ seed, state, premises: 20, port: 0, smkiPort: 0, harnessPort: 0 })
  const network = await bringUp(configuration, createLogger({ level: 'silent' }))
  if (life === 'first') network.faultPlan.replace([{ fault: 'delayed', direction: 'up', milliseconds: withheld }])
  process.on('message', async (asked: Asked) => {
    if (asked.ask === 'address') await network.dcc.users.setAddress(asked.user, asked.address)
    else await network.devices.raise(asked.device, { alertCode: asked.alertCode })
    process.send?.({ done: true } satisfies Told)
  })
  process.send?.({ gateway: network.gateway.url } satisfies Told)
}

// Cucumber loads every file here; only as its own process is this one a program.
if (process.argv[2] === 'network-process') await run(process.argv.slice(3))
