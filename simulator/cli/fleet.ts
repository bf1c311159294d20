import type { Command } from 'commander'
import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../environment/randomness.ts'
import type { NetworkStore } from '../environment/store/network-store.ts'
import { openSharedStore } from '../environment/store/open-store.ts'
import { joinAsFleet } from '../harness/fleet-elsewhere.ts'
import { type Agreement, agreementIn } from '../harness/shared-store/agreement.ts'
import { bringUpFleetOf } from '../harness/shared-store/fleet-of-store.ts'
import { smkiWith } from '../harness/world/world-smki.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addHarnessOptions, type HarnessOptions, tokenSaid } from './harness-options.ts'
import { leaseHelp, leaseSaid } from './lease.ts'
import { wholeNumber } from './network-options.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

interface FleetOptions extends HarnessOptions {
  readonly store?: string
  readonly lease?: number
  readonly first?: number
  readonly premises?: number
  readonly state?: string
  readonly json?: boolean
}

/** `dcc-sim fleet`: devices of a network that is up, in a process of their own. */
export function addFleet(program: Command): void {
  const command = program
    .command('fleet')
    .summary('hold devices of a network that is up, in another process')
    .description(
      "Runs the devices of some premises of a network in this process, and joins the network's WAN with them, " +
        'until you stop it (Ctrl-C). They start as they left the factory, or as --state kept them. The devices are its own from ' +
        'then on, also when the network was started again on its --state: while this process is away they cannot be reached (E20). ' +
        'What had not been carried out when it was killed, or slept for ten seconds, comes again when it is back. With --store it is one of any number of processes that have the devices of ' +
        'the DCCs on that database (dcc-sim dcc), and waits until one of those has said what the network is.',
    )
    .option('--store <url>', 'the PostgreSQL database that it shares with DCCs and other fleets')
    .option('--lease <seconds>', `with --store: ${leaseHelp}`, wholeNumber)
    .option('--first <n>', 'index of the first premises whose devices it holds; 0 if absent', wholeNumber)
    .option('--premises <n>', 'how many premises; all that follow if absent', wholeNumber)
    .option('--state <directory>', "keep the devices' state there across restarts")
    .option('--json', 'print one line of JSON once the network has taken the devices')
    .addHelpText('after', examples)
  addHarnessOptions(command).action(runCommand(fleet))
}

const examples = `
Examples:
  dcc-sim fleet
  dcc-sim fleet --first 50 --premises 50 --state ./devices
  dcc-sim fleet --harness http://127.0.0.1:8190 --json
  dcc-sim fleet --store postgres://127.0.0.1:5432/dcc

docs/reference/control-api.md describes the messages on the WAN, for fleets of your own.`

async function fleet({ store, lease, ...options }: FleetOptions): Promise<ExitStatus> {
  if (store === undefined && lease !== undefined) throw new SimulatorFault('SIM_USAGE', '--lease goes with --store')
  if (store === undefined) return joinNetwork(options)
  const other = (['first', 'premises', 'state'] as const).find((option) => options[option] !== undefined)
  if (other !== undefined)
    throw new SimulatorFault(
      'SIM_USAGE',
      `--${other} goes with --harness: fleets on a store share all devices, and their state`,
    )
  return takeFromStore(await openSharedStore(store, leaseSaid(lease)), options.json === true)
}

/** How often it is looked whether a DCC has said what the network is. */
const looksEveryMs = 500

async function takeFromStore(store: NetworkStore, json: boolean): Promise<ExitStatus> {
  const stopped = untilToldToStop(store)
  const agreement = await Promise.race([agreementOf(store), stopped])
  if (agreement === undefined) {
    await store.close()
    return exitStatus.done
  }
  const held = await bringUpFleetOf(store, agreement, commandLog('info'))
  const told = Promise.race([stopped, untilToldToStop(held)])
  if (json) terminal.answer(JSON.stringify({ event: 'joined', premises: held.premises, seed: held.seed }))
  else terminal.answer(`Devices of ${held.premises} premises work here. Stop with Ctrl-C.`)
  try {
    await terminal.written()
    await told
  } finally {
    await held.close()
  }
  return exitStatus.done
}

async function agreementOf(store: NetworkStore): Promise<Agreement> {
  for (let looked = 0; ; looked += 1) {
    const agreement = await agreementIn(store)
    if (agreement !== undefined) return agreement
    if (looked === 0) terminal.remark('No DCC has come up on this store yet: waiting for one (dcc-sim dcc --store)')
    await new Promise((resolve) => setTimeout(resolve, looksEveryMs))
  }
}

async function joinNetwork({ first = 0, premises, state, json, ...network }: FleetOptions): Promise<ExitStatus> {
  const { harness } = network
  const token = tokenSaid(network)
  const { status } = await findRunningNetwork(network)
  const generated = createSmki(createRandom(status.seed).derive('smki'))
  const held = await joinAsFleet({
    seed: status.seed,
    ...(status.identities === null ? { smki: generated } : smkiWith(generated, status.identities)),
    identities: { keystore: status.identities?.keystore ?? undefined, trust: status.identities?.trust ?? undefined },
    size: status.premises,
    furtherDevices: status.furtherDevices,
    gsmeWakesEverySeconds: status.gsmeWakesEverySeconds,
    first,
    count: premises ?? status.premises - first,
    now: parseInstant(status.now) ?? undefined,
    wan: `${harness.replace(/^http/, 'ws')}/wan`,
    log: commandLog('info'),
    ...(token !== undefined && { token }),
    ...(state !== undefined && { state }),
  })
  const told = untilToldToStop(held)
  if (json) terminal.answer(JSON.stringify({ event: 'joined', devices: held.devices, seed: status.seed }))
  else terminal.answer(`${held.devices} devices of ${harness} are here. Stop with Ctrl-C.`)
  try {
    await terminal.written()
    await told
  } finally {
    await held.close()
  }
  return exitStatus.done
}
