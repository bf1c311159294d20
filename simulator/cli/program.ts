import { Command } from 'commander'
import { packageVersion } from '../harness/package-root.ts'
import { visible } from '../vocabulary/visible-text.ts'
import { addAssure } from './assure.ts'
import { addAudit } from './audit.ts'
import { addBench } from './bench.ts'
import { addCerts } from './certs.ts'
import { addDcc } from './dcc.ts'
import { addDevices } from './devices.ts'
import { addExport } from './export.ts'
import { addFleet } from './fleet.ts'
import { addInspect } from './inspect.ts'
import { addLoad } from './load.ts'
import { addOpen } from './open.ts'
import { addRehearse } from './rehearse.ts'
import { addRollout } from './rollout.ts'
import { addSend } from './send.ts'
import { addStart } from './start.ts'
import { addState } from './state.ts'
import { addStore } from './store.ts'
import { addTest } from './test-features.ts'
import { addUp } from './up.ts'

const examples = `
Examples:
  dcc-sim start
  dcc-sim up --premises 10000 --seed 7
  dcc-sim rehearse @wrong-network
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator Cadent

Each command has --help with more examples.`

/** The command line with every command. It throws commander's error where it would end the process. */
export function createProgram(): Command {
  const program = new Command('dcc-sim')
    .description('A simulated DCC in which the Network Operator Certificate check (SECMP0063) is rehearsed and proved.')
    .version(packageVersion, '--version', 'show the version')
    .addHelpText('after', examples)
    .showHelpAfterError('Add --help to see what there is, with examples.')
    .exitOverride()
    // What was typed is repeated in complaints, and may come out of a script.
    .configureOutput({ outputError: (text, write) => write(visible(text)) })
  for (const add of [
    addStart,
    addUp,
    addDcc,
    addOpen,
    addRehearse,
    addSend,
    addDevices,
    addCerts,
    addExport,
    addFleet,
    addInspect,
    addState,
    addStore,
    addAssure,
    addAudit,
    addRollout,
    addTest,
    addLoad,
    addBench,
  ])
    add(program)
  return program
}
