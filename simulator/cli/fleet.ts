import type { Command } from 'commander'
import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../environment/randomness.ts'
import { joinAsFleet } from '../harness/fleet-elsewhere.ts'
import { smkiWith } from '../harness/world/world-smki.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addHarnessOptions, type HarnessOptions, tokenSaid } from './harness-options.ts'
import { wholeNumber } from './network-options.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

interface FleetOptions extends HarnessOptions {
  readonly first: number
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
        'until you stop it (Ctrl-C). They start as they left the factory, or as --state kept them. When this ' +
        'process ends, they cannot be reached (E20).',
    )
    .option('--first <n>', 'index of the first premises whose devices it holds', wholeNumber, 0)
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

docs/reference/control-api.md describes the messages on the WAN, for fleets of your own.`

async function fleet({ first, premises, state, json, ...network }: FleetOptions): Promise<ExitStatus> {
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
