import type { Command } from 'commander'
import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../environment/randomness.ts'
import { joinAsFleet } from '../harness/fleet-elsewhere.ts'
import { smkiWith } from '../harness/world/world-smki.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './log.ts'
import { wholeNumber } from './network-options.ts'
import { runCommand } from './run-command.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { terminal } from './terminal.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

interface FleetOptions {
  readonly first: number
  readonly premises?: number
  readonly harness: string
  readonly state?: string
  readonly seed?: string
  readonly json?: boolean
}

/** `dcc-sim fleet`: devices of a network that is up, in a process of their own. */
export function addFleet(program: Command): void {
  program
    .command('fleet')
    .summary('hold devices of a network that is up, in another process')
    .description(
      "Takes the devices of some of a network's premises into this process and joins the network's WAN with them, until told " +
        'to stop (Ctrl-C). They are as they left the factory, or as --state kept them. While this process is away they ' +
        'cannot be reached (E20).',
    )
    .option('--first <n>', 'index of the first premises whose devices it holds', wholeNumber, 0)
    .option('--premises <n>', 'how many premises; all that follow unless said otherwise', wholeNumber)
    .option('--harness <address>', 'control API of the network', 'http://127.0.0.1:8090')
    .option('--state <directory>', "keep the devices' state there across restarts")
    .option('--seed <text>', 'the seed that the network has to have; it is asked for its own where none is said')
    .option('--json', 'print one line of JSON once the network has taken the devices')
    .addHelpText('after', examples)
    .action(runCommand(fleet))
}

const examples = `
Examples:
  dcc-sim fleet
  dcc-sim fleet --first 50 --premises 50 --state ./devices
  dcc-sim fleet --harness http://127.0.0.1:8190 --json

What is said on the network's WAN is on the page of the control API, for fleets that are not ours.`

async function fleet({ first, premises, harness, state, seed, json }: FleetOptions): Promise<ExitStatus> {
  const { status } = await findRunningNetwork(harness, seed)
  const generated = createSmki(createRandom(status.seed).derive('smki'))
  const held = await joinAsFleet({
    seed: status.seed,
    smki: status.identities === null ? generated : smkiWith(generated, status.identities),
    size: status.premises,
    first,
    count: premises ?? status.premises - first,
    now: parseInstant(status.now) ?? undefined,
    wan: `${harness.replace(/^http/, 'ws')}/wan`,
    log: commandLog('info'),
    ...(state !== undefined && { state }),
  })
  const told = untilToldToStop(held)
  if (json) terminal.answer(JSON.stringify({ event: 'joined', devices: held.devices, seed: status.seed }))
  else terminal.answer(`${held.devices} devices of ${harness} are here. Stop with Ctrl-C.`)
  try {
    await terminal.written()
    await told
  } finally {
    held.close()
  }
  return exitStatus.done
}
