import type { Command } from 'commander'
import { openControlApi } from '../harness/control-api/control-api.ts'
import { watchRequests } from '../harness/in-words/request-news.ts'
import { bringUp } from '../harness/network.ts'
import { flowsTagged } from '../harness/rehearsal/rehearse.ts'
import { openTestBed, type TestBed } from '../harness/rehearsal/test-bed.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addNetworkOptions, configurationFrom, type NetworkOptions } from './network-options.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { playAndPrint } from './rehearse.ts'
import { runCommand } from './run-command.ts'
import { untilToldToStop } from './until-told-to-stop.ts'
import { announce } from './up.ts'

interface StartOptions extends NetworkOptions {
  readonly exit?: boolean
  readonly json?: boolean
}

/** `dcc-sim start`: the first look. A network comes up, three flows are rehearsed on it, and it keeps serving. */
export function addStart(program: Command): void {
  const command = program
    .command('start')
    .summary('bring up a network, rehearse three flows on it, keep serving')
    .description('Brings up a network, rehearses three flows (correct, wrong network, handover), then keeps serving.')
    .option('--exit', 'end after the rehearsal, with exit status 0 if every flow ended as scripted')
    .option('--json', 'JSON instead of lines')
    .addHelpText('after', examples)
  addNetworkOptions(command).action(runCommand(start))
}

const examples = `
Examples:
  dcc-sim start
  dcc-sim start --exit
  dcc-sim start --seed 7 --premises 10000`

async function start({ exit, json, ...options }: StartOptions): Promise<ExitStatus> {
  // A port that is taken should not stop a rehearsal that does not go on to serve.
  const preset = exit ? { port: 0, smkiPort: 0, harnessPort: 0 } : {}
  const testBed = await openTestBed(await bringUp(configurationFrom(options, preset), commandLog()))
  try {
    return await rehearseAndServe(testBed, { thenExit: exit === true, json: json === true })
  } finally {
    await testBed.close()
  }
}

async function rehearseAndServe(testBed: TestBed, { thenExit, json }: { thenExit: boolean; json: boolean }) {
  const { network } = testBed
  const control = await openControlApi(network)
  try {
    const reports = await playAndPrint(testBed, flowsTagged(['introduction']), json)
    if (!thenExit) {
      const told = untilToldToStop(network)
      terminal.answer('')
      announce({ network, control, json })
      if (!json && process.stdout.isTTY) watchRequests(network, terminal.tell)
      await terminal.written()
      await told
    }
    return reports.every(({ complaints }) => complaints.length === 0) ? exitStatus.done : exitStatus.judgedFailed
  } finally {
    await control.close()
  }
}
