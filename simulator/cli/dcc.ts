import type { Command } from 'commander'
import { bringUpSharing } from '../harness/network.ts'
import { leaseHelp, leaseSaid } from './lease.ts'
import { addNetworkOptions, wholeNumber } from './network-options.ts'
import { runCommand } from './run-command.ts'
import { addServingOptions, type ServingOptions, serve } from './up.ts'

/** `dcc-sim dcc`: one of any number of processes that are the DCC of a network, on one PostgreSQL database. */
export function addDcc(program: Command): void {
  const command = program
    .command('dcc')
    .summary('be one of several DCC processes on a PostgreSQL database')
    .description(
      'Serves as the DCC of a network whose state is in a PostgreSQL database, until you stop it (Ctrl-C). Any number of these ' +
        'processes share the database: each takes any request, and ends what another began. The devices are in other processes: ' +
        'dcc-sim fleet --store. The first process says what the network is; one that is told otherwise is refused.',
    )
    .option('--lease <seconds>', leaseHelp, wholeNumber)
    .addHelpText('after', examples)
  addNetworkOptions(addServingOptions(command)).action(
    runCommand(({ lease, ...options }: ServingOptions & { readonly lease?: number }) =>
      serve(options, (configuration, log) => bringUpSharing(configuration, log, leaseSaid(lease))),
    ),
  )
}

const examples = `
Examples:
  dcc-sim store migrate postgres://127.0.0.1:5432/dcc
  dcc-sim dcc --store postgres://127.0.0.1:5432/dcc --premises 10000
  dcc-sim dcc --store postgres://127.0.0.1:5432/dcc --premises 10000 --port 8179 --smki-port 8183 --harness-port 8190
  dcc-sim fleet --store postgres://127.0.0.1:5432/dcc

docs/recipes/machines.md says what such processes share, and what each has by itself.`
