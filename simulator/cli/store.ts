import type { Command } from 'commander'
import { migrateDatabase } from '../environment/store/postgres/migrate.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

const examples = `
Examples:
  createdb -h 127.0.0.1 dcc
  dcc-sim store migrate postgres://127.0.0.1:5432/dcc
  dcc-sim up --store postgres://127.0.0.1:5432/dcc`

/** `dcc-sim store migrate`: makes the tables of a PostgreSQL database, or brings them to this version. */
export function addStore(program: Command): void {
  program
    .command('store')
    .summary('a PostgreSQL database that keeps the state')
    .addHelpText('after', examples)
    .command('migrate')
    .summary('make the tables of a database, or bring them to this version')
    .description(
      'Makes the tables that --store needs, or brings those of an earlier simulator to this version. Each step is done ' +
        'whole or not at all. End the processes that use the database first.',
    )
    .argument('<url>', 'the database, postgres://user@host:5432/database; it must exist')
    .option('--json', 'one line of JSON')
    .addHelpText('after', examples)
    .action(runCommand(migrate))
}

async function migrate(url: string, { json }: { readonly json?: boolean }): Promise<ExitStatus> {
  const { from, to } = await migrateDatabase(url)
  if (json) terminal.answer(JSON.stringify({ event: 'migrated', from, to }))
  else if (from === to) terminal.answer(`The tables are of version ${to} already.`)
  else
    terminal.answer(
      from === 0 ? `The tables are made, version ${to}.` : `The tables went from version ${from} to ${to}.`,
    )
  return exitStatus.done
}
