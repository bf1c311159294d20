import type { Command } from 'commander'
import { controlAccess } from '../harness/access/control-access.ts'
import type { Configuration } from '../harness/configuration/configuration.ts'
import { type ControlApi, openControlApi } from '../harness/control-api/control-api.ts'
import { shadowLines, shadowView } from '../harness/deciding/shadow-report.ts'
import { watchRequests } from '../harness/in-words/request-news.ts'
import type { EstateReport } from '../harness/network.ts'
import { bringUp, type Network } from '../harness/network.ts'
import { adopters } from '../market/adoption.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addNetworkOptions, configurationFrom, type NetworkOptions } from './network-options.ts'
import { estateLines } from './output/estate-lines.ts'
import { commandLog } from './output/log.ts'
import { openReadyFile } from './output/ready-file.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

export interface ServingOptions extends NetworkOptions {
  readonly json?: boolean
  readonly readyFile?: string
}

/** `dcc-sim up`: a network that serves until it is told to stop. */
export function addUp(program: Command): void {
  const command = program
    .command('up')
    .summary('bring up a network and serve until you stop it')
    .description(
      'Brings up a simulated DCC with its SMKI, Registration Data and fleet, and serves until you stop it ' +
        '(Ctrl-C).',
    )
    .addHelpText('after', examples)
  addNetworkOptions(addServingOptions(command)).action(runCommand((options: ServingOptions) => serve(options, bringUp)))
}

/** How a process says that it serves. */
export const addServingOptions = (command: Command): Command =>
  command
    .option('--json', 'print one line of JSON once it takes requests')
    .option('--ready-file <file>', 'write the same line there once it takes requests; remove it when it takes no more')

const examples = `
Examples:
  dcc-sim up
  dcc-sim up --estate estate.csv --registration network-parties.csv
  dcc-sim up --premises 10000 --seed 7 --state ./network
  dcc-sim up --workers 1 --state ./network
  dcc-sim up --store postgres://dcc@127.0.0.1:5432/dcc
  dcc-sim up --callback 90-B3-D5-1F-30-01-00-00=http://127.0.0.1:9000/receive
  dcc-sim up --check http://127.0.0.1:9000/check --shadow enforce
  DCC_SIM_TOKEN=$(openssl rand -hex 24) dcc-sim up --host 0.0.0.0 --allow-host simulator
  dcc-sim up --check-mode monitor --check ./our-check.mjs
  dcc-sim up --port 0 --smki-port 0 --harness-port 0 --json
  dcc-sim up --ready-file ./network.json &
  until test -f ./network.json; do sleep 0.1; done`

/** Brings a network up as the options say, and serves until it is told to stop. */
export async function serve(
  { json, readyFile: readyPath, ...options }: ServingOptions,
  bring: typeof bringUp,
): Promise<ExitStatus> {
  const configuration = configurationFrom(options)
  // Before a state directory is made for it.
  controlAccess(configuration)
  const readyFile = openReadyFile(readyPath)
  const isWatched = json !== true && process.stdout.isTTY === true
  // Who watches is told of each request once; a log that goes elsewhere has everything.
  const network = await bring(configuration, commandLog(isWatched && process.stderr.isTTY ? 'warn' : 'info'))
  const control = await openControlApi(network).catch(async (fault: unknown) => {
    // A network that nobody can look into would keep the process for ever.
    await network.close()
    throw fault
  })
  // A caller that reads that it serves may stop it at once.
  const told = untilToldToStop(network)
  try {
    readyFile.write(readyLine(network, control))
    announce({ network, control, json: json === true })
    if (isWatched) watchRequests(network, terminal.tell)
    // Who cannot learn where it serves has no use for it.
    await terminal.written()
    await told
  } finally {
    readyFile.remove()
    await control.close()
    await network.close()
  }
  tellOfShadow(network, json === true)
  return exitStatus.done
}

/** Says how the shadow would have decided, where there is one. */
function tellOfShadow({ deciding }: Network, asJson: boolean): void {
  if (deciding.shadow === null) return
  const lines = asJson ? [JSON.stringify({ event: 'shadow', ...shadowView(deciding) })] : shadowLines(deciding)
  for (const line of lines) terminal.answer(line)
}

/** Says where everything is, once requests are taken. */
export function announce(up: {
  readonly network: Network
  readonly control: ControlApi
  readonly json: boolean
}): void {
  const { network, control, json } = up
  const { seed }: Configuration = network.configuration
  const where = addressesOf(network, control)
  if (json) {
    terminal.answer(readyLine(network, control))
    return
  }
  terminal.answer(`DUIS     ${where.duis}/api/v1/serviceS, serviceT, serviceD`)
  terminal.answer(`SMKI     ${where.smki}/services/certificatesearch, retrievecertificate`)
  terminal.answer(`Console  ${where.harness}/`)
  terminal.answer(`Control  ${where.harness}/harness/v1/status`)
  if (network.identities?.keystore != null) terminal.answer(identitiesLine(network.identities.keystore))
  if (network.estate !== null) tellOfEstate(network.estate)
  terminal.answer(`Seed ${seed}, ${network.fleet.size} premises. Stop with Ctrl-C.`)
}

/** What was made of the estate is part of the answer; the rows that were passed over are said beside it. */
function tellOfEstate(estate: EstateReport): void {
  const { lines, remarks } = estateLines(estate)
  for (const line of lines) terminal.answer(line)
  for (const remark of remarks) terminal.remark(remark)
}

const addressesOf = (network: Network, control: ControlApi) => ({
  duis: network.gateway.url,
  smki: network.smkiServices.url,
  harness: control.url,
})

/** What `--json` prints and the ready file holds. */
const readyLine = (network: Network, control: ControlApi): string =>
  JSON.stringify({
    event: 'ready',
    ...addressesOf(network, control),
    seed: network.configuration.seed,
    ...(network.estate !== null && { estate: network.estate }),
  })

const identitiesLine = (keystore: string): string =>
  `Keys     of ${keystore}; its parties that the market does not know act for ${Object.values(adopters).join(', ')}`
