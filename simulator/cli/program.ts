import { Command } from 'commander'
import { packageVersion } from '../harness/package-root.ts'
import { visible } from '../vocabulary/visible-text.ts'

const examples = `
Examples:
  dcc-sim start
  dcc-sim up --premises 10000 --seed 7
  dcc-sim rehearse @wrong-network
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator Cadent

Each command has --help with more examples.`

/** Each command, loaded when it is asked for: what one does not need would take half as long again to load as what it does. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  start: async () => (await import('./start.ts')).addStart,
  up: async () => (await import('./up.ts')).addUp,
  dcc: async () => (await import('./dcc.ts')).addDcc,
  open: async () => (await import('./open.ts')).addOpen,
  rehearse: async () => (await import('./rehearse.ts')).addRehearse,
  send: async () => (await import('./send.ts')).addSend,
  devices: async () => (await import('./devices.ts')).addDevices,
  certs: async () => (await import('./certs.ts')).addCerts,
  export: async () => (await import('./export.ts')).addExport,
  fleet: async () => (await import('./fleet.ts')).addFleet,
  inspect: async () => (await import('./inspect.ts')).addInspect,
  state: async () => (await import('./state.ts')).addState,
  store: async () => (await import('./store.ts')).addStore,
  assure: async () => (await import('./assure.ts')).addAssure,
  audit: async () => (await import('./audit.ts')).addAudit,
  rollout: async () => (await import('./rollout.ts')).addRollout,
  test: async () => (await import('./test-features.ts')).addTest,
  load: async () => (await import('./load.ts')).addLoad,
  bench: async () => (await import('./bench.ts')).addBench,
}

/**
 * The command line. It throws commander's error where it would end the process.
 *
 * @param first the first word of what was typed: where it names a command, there is no other; every one where it names none
 */
export async function createProgram(first?: string): Promise<Command> {
  const program = new Command('dcc-sim')
    .description('A simulated DCC in which the Network Operator Certificate check (SECMP0063) is rehearsed and proved.')
    .version(packageVersion, '--version', 'show the version')
    .addHelpText('after', examples)
    .showHelpAfterError('Add --help to see what there is, with examples.')
    .exitOverride()
    // What was typed is repeated in complaints, and may come out of a script.
    .configureOutput({ outputError: (text, write) => write(visible(text)) })
  const named = first === undefined || !Object.hasOwn(commands, first) ? undefined : commands[first]
  for (const load of named === undefined ? Object.values(commands) : [named]) (await load())(program)
  return program
}
