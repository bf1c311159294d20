import { type Command, InvalidArgumentError } from 'commander'
import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../environment/randomness.ts'
import { createSystemClock } from '../environment/system-clock.ts'
import { readUserText } from '../environment/user-file.ts'
import type { Pace } from '../harness/load/arrivals.ts'
import { createDocumentReceiver } from '../harness/load/document-receiver.ts'
import { loadPage } from '../harness/load/load-page.ts'
import { planOf } from '../harness/load/load-plan.ts'
import { createLoadRecord, type LoadReport } from '../harness/load/load-record.ts'
import { createLoadRequests } from '../harness/load/load-requests.ts'
import { assumedMix, type Mix, readMix } from '../harness/load/mix.ts'
import { runLoad } from '../harness/load/run-load.ts'
import { smkiWith } from '../harness/world/world-smki.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from './harness-options.ts'
import { loadLines } from './load-lines.ts'
import { wholeNumber } from './network-options.ts'
import { openOutputDirectory } from './output/output-directory.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'
import { findRunningNetwork } from './send/running-network.ts'

interface LoadOptions extends HarnessOptions {
  readonly rate: number
  readonly duration: number
  readonly ramp: number
  readonly mix?: string
  readonly suppliers?: number
  readonly from: number
  readonly connections: number
  readonly drain: number
  readonly duis?: string
  readonly premises?: number
  readonly receiveHost: string
  readonly receivePort: number
  readonly elsewhere?: boolean
  readonly report?: string
  readonly json?: boolean
}

/** `dcc-sim load`: many requests, at the instants at which they are due. */
export function addLoad(program: Command): void {
  const command = program
    .command('load')
    .summary('send many requests at a rate, and say how long each took')
    .description(
      'Sends a mix of Service Requests at their intended instants, however slowly the network answers, as the suppliers and ' +
        'network operators of its premises, and takes their Service Responses. Times count from the intended instant. ' +
        'Exits 1 where an answer was not the expected one or did not come.',
    )
    .option('--rate <n>', 'requests a second', positive, 10)
    .option('--duration <seconds>', 'how long at that rate', positive, 30)
    .option('--ramp <seconds>', 'how long the rate rises to it before; not measured', notNegative, 5)
    .option('--mix <file>', 'JSON file of what is sent, in shares; see below')
    .option('--suppliers <n>', 'how many suppliers send; all of the premises if absent', wholeNumber)
    .option('--from <n>', 'the first premises to hand over; those below had it by an earlier run', wholeNumber, 0)
    .option('--connections <n>', 'how many connections at most', wholeNumber, 256)
    .option('--drain <seconds>', 'how long Service Responses are waited for at the end', notNegative, 40)
    .option('--duis <address>', 'other DUIS services that hold the same seed and premises; needs --seed and --premises')
    .option('--premises <n>', 'with --duis: how many premises its fleet has', wholeNumber)
    .option('--receive-host <address>', 'where the users take their documents', '127.0.0.1')
    .option('--receive-port <n>', 'the port for it; 0 is a free one', wholeNumber, 0)
    .option('--elsewhere', 'load a network that is not on this machine')
    .option('--report <directory>', 'write load.html and load.json there')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
  addHarnessOptions(command).action(runCommand(load))
}

const examples = `
Examples:
  dcc-sim load --rate 50 --duration 60
  dcc-sim load --rate 20 --mix mix.json --report reports/load
  dcc-sim load --rate 5 --duis http://127.0.0.1:9079 --seed 7 --premises 1000 --receive-port 9000

A mix is a list of kinds:
  [{"request": "4.8.1", "share": 3, "device": "ESME",
    "fields": {"ReadLogPeriod.StartDateTime": "{dayBefore}", "ReadLogPeriod.EndDateTime": "{now}"}},
   {"request": "6.21", "share": 1, "device": "GPF", "certificates": "wrong", "expect": "E062106"}]
Fields have their DUIS names; {device}, {mpan}, {mprn}, {now} and {dayBefore} are filled in. The code expected is I99
if nothing is said. Without a file, readings are most of it; the shares are assumed, as nobody has published them.

A handover needs a slot that the DCC holds, so each is for another premises: bring up a fleet with enough of them.`

async function load(options: LoadOptions): Promise<ExitStatus> {
  const mix = options.mix === undefined ? assumedMix : mixIn(options.mix)
  const pace: Pace = { perSecond: options.rate, seconds: options.duration, rampSeconds: options.ramp }
  const target = await targetOf(options)
  refuseElsewhere(target.gateway, options.elsewhere === true)
  const { seed, premises, smki, clock } = target
  const plan = planOf(mix, pace, createRandom(seed).derive('load'))
  const requests = createLoadRequests({
    smki,
    seed,
    mix,
    premises,
    firstPremises: options.from,
    plan,
    suppliers: options.suppliers ?? null,
    clock,
  })
  const record = createLoadRecord(pace)
  const receiver = await createDocumentReceiver(options.receiveHost, options.receivePort, ({ requestId, code }) => {
    if (requestId !== null) record.received(requestId, code)
  })
  try {
    await Promise.all(requests.parties.map((party) => target.announce(party, `${receiver.address}${party}`)))
    const bar = terminal.progress('requests', plan.length)
    await runLoad({
      gateways: [target.gateway],
      plan,
      requests,
      record,
      connections: options.connections,
      answerWithinMs: 60_000,
      drainMs: options.drain * 1_000,
      progress: bar.advance,
    })
    bar.finish()
  } finally {
    await receiver.close()
  }
  return tell(record.report(), { options, mix, pace, target })
}

function mixIn(path: string): Mix {
  try {
    return readMix(readUserText(path), path)
  } catch (fault) {
    if (fault instanceof SimulatorFault) throw fault
    throw new SimulatorFault('SIM_USAGE', `--mix '${path}' cannot be read: ${(fault as Error).message}`)
  }
}

/** The network that is loaded, and what must be known of it. */
interface Target {
  readonly gateway: string
  readonly seed: string
  readonly premises: number
  readonly smki: ReturnType<typeof createSmki>
  readonly clock: ReturnType<typeof createSystemClock>
  /** Tells the network where a user takes its documents. */
  announce(user: string, address: string): Promise<void>
}

async function targetOf(options: LoadOptions): Promise<Target> {
  if (options.duis !== undefined) return otherServices(options.duis, options)
  const network = await findRunningNetwork(options)
  const { seed, premises, now, identities, duis, deterministic, estate } = network.status
  if (deterministic)
    throw new SimulatorFault('SIM_USAGE', 'The network has a virtual clock, by which nothing can be measured')
  if (estate !== null)
    throw new SimulatorFault(
      'SIM_USAGE',
      `The network is of the estate ${estate}, and load sends to generated premises: bring it up without --estate`,
    )
  const generated = createSmki(createRandom(seed).derive('smki'))
  return {
    gateway: duis,
    seed,
    premises,
    smki: identities === null ? generated : smkiWith(generated, identities).smki,
    clock: createSystemClock(parseInstant(now) ?? undefined),
    announce: network.setAddress,
  }
}

/** Services of whose control API nothing is known: its users' addresses are told to it otherwise, as with `up --callback`. */
function otherServices(gateway: string, { seed, premises }: LoadOptions): Target {
  if (seed === undefined || premises === undefined)
    throw new SimulatorFault('SIM_USAGE', '--duis needs --seed and --premises, from which keys and devices follow')
  if (!URL.canParse(gateway)) throw new SimulatorFault('SIM_USAGE', `--duis: '${gateway}' is no address`)
  const smki = createSmki(createRandom(seed).derive('smki'))
  return { gateway, seed, premises, smki, clock: createSystemClock(), announce: async () => {} }
}

function refuseElsewhere(gateway: string, allowed: boolean): void {
  const { hostname } = new URL(gateway)
  if (allowed || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return
  throw new SimulatorFault(
    'SIM_USAGE',
    `${hostname} is another machine: add --elsewhere if its owner wants it to be loaded`,
  )
}

interface Told {
  readonly options: LoadOptions
  readonly mix: Mix
  readonly pace: Pace
  readonly target: Target
}

function tell(report: LoadReport, { options, mix, pace, target }: Told): ExitStatus {
  const { gateway, seed } = target
  const whole = { gateway, seed, pace, mix, ...report }
  if (options.report !== undefined) {
    const directory = openOutputDirectory('--report', options.report)
    directory.write('load.json', `${JSON.stringify(whole, null, 2)}\n`)
    directory.write('load.html', loadPage(whole))
  }
  if (options.json === true) terminal.answer(JSON.stringify(whole))
  else for (const line of loadLines(report)) terminal.tell(line)
  return report.unexpected === 0 ? exitStatus.done : exitStatus.judgedFailed
}

function positive(text: string): number {
  const number = Number(text)
  if (!(number > 0 && Number.isFinite(number))) throw new InvalidArgumentError('Not a number above 0.')
  return number
}

function notNegative(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && Number.isFinite(number)))
    throw new InvalidArgumentError('Not a number of at least 0.')
  return number
}
