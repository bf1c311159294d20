import { type Command, Option } from 'commander'
import { madeUpEstate, truthHeading } from '../harness/audit/made-up-estate.ts'
import { configure } from '../harness/configuration/configuration.ts'
import { estateHeading } from '../harness/export-estate.ts'
import { type ExportSubject, exportLines, sourceOfSeed } from '../harness/exports.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { wholeNumber } from './network-options.ts'
import { openLineWriter } from './output/line-writer.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

interface ExportOptions {
  readonly out?: string
  readonly seed?: string
  readonly premises?: number
  readonly json?: boolean
}

interface EstateOptions extends ExportOptions {
  readonly truth?: string
}

interface RegistrationOptions extends ExportOptions {
  readonly series: 'network-parties' | 'suppliers'
}

/** `dcc-sim export`: a world as CSV files, for other people's tools. */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write an inventory, Registration Data or an estate to audit as CSV')
    .description(
      'Writes as CSV what the network of a seed begins with. For the present state of a network that is up, use ' +
        'the control API: /harness/v1/export/inventory and /harness/v1/export/registration.',
    )
  const inventory = command
    .command('inventory')
    .description('The Smart Metering Inventory: one line for each device.')
    .addHelpText('after', inventoryExamples)
  addCommonOptions(inventory).action(runCommand(async (options: ExportOptions) => writeExport('inventory', options)))
  const registration = command
    .command('registration')
    .description('Registration Data: one line for each record of a metering point, in the form that loads again.')
    .addOption(
      new Option('--series <series>', 'who runs the network, or who supplies')
        .choices(['network-parties', 'suppliers'])
        .default('network-parties'),
    )
    .addHelpText('after', registrationExamples)
  addCommonOptions(registration).action(
    runCommand(async ({ series, ...options }: RegistrationOptions) =>
      writeExport(series === 'suppliers' ? 'suppliers' : 'networkParties', options),
    ),
  )
  const estate = command
    .command('estate')
    .description(
      'A made-up estate for `audit`: an ESME and a GPF for each premises and what their network operator slots hold, one in ' +
        'ten of them wrong.',
    )
    .option('--truth <file>', 'where to write which are wrong, and why: CSV, device_id,cause')
    .addHelpText('after', estateExamples)
  addCommonOptions(estate).action(runCommand(async (options: EstateOptions) => writeEstate(options)))
}

const addCommonOptions = (command: Command): Command =>
  command
    .option('--out <file>', 'where to write; standard output if absent')
    .option('--premises <n>', 'how many premises the fleet has', wholeNumber)
    .option('--seed <text>', 'which world')
    .option('--json', 'say what was written as one line of JSON; needs --out')

const inventoryExamples = `
Examples:
  dcc-sim export inventory --out inventory.csv
  dcc-sim export inventory --seed 7 --premises 10000 | grep ESME`

const registrationExamples = `
Examples:
  dcc-sim export registration --out network-parties.csv
  dcc-sim export registration --series suppliers --seed 7 --premises 10000 --out suppliers.csv`

const estateExamples = `
Examples:
  dcc-sim export estate --premises 10000 --out estate.csv --truth truth.csv
  dcc-sim export estate --seed 7 --premises 1000 | dcc-sim audit --seed 7 --estate -`

const writeExport = (subject: ExportSubject, options: ExportOptions): ExitStatus =>
  write(subject, exportLines(subject, sourceOfSeed(configurationOf(options))), options)

/** The truth is gathered on the way and written behind the estate: a tenth of its lines, and short ones. */
function writeEstate({ truth, ...options }: EstateOptions): ExitStatus {
  const wrong: string[] = [truthHeading]
  function* lines(): Generator<string> {
    yield estateHeading
    for (const { line, deviceId, cause } of madeUpEstate(configurationOf(options))) {
      if (cause !== null && truth !== undefined) wrong.push(`${deviceId},${cause}`)
      yield line
    }
  }
  const status = write('estate', lines(), options)
  if (truth !== undefined) writeLines('--truth', truth, wrong)
  return status
}

const configurationOf = ({ seed, premises }: ExportOptions) =>
  configure({
    ...(seed === undefined ? {} : { seed }),
    ...(premises === undefined ? {} : { premises }),
  })

function write(
  subject: ExportSubject | 'estate',
  lines: Iterable<string>,
  { out, json, ...options }: ExportOptions,
): ExitStatus {
  const configuration = configurationOf(options)
  if (out === undefined) {
    if (json) throw new SimulatorFault('SIM_USAGE', '--json says what was written to a file: name one with --out')
    for (const line of lines) terminal.answer(line)
    return exitStatus.done
  }
  const count = writeLines('--out', out, lines)
  const written = { subject, file: out, lines: count - 1, seed: configuration.seed, premises: configuration.premises }
  terminal.answer(
    json ? JSON.stringify(written) : `${written.lines} lines and a heading in ${out}. Seed ${written.seed}`,
  )
  return exitStatus.done
}

/** @returns how many lines were written. @throws SimulatorFault SIM_OUTPUT_UNWRITABLE */
function writeLines(option: string, path: string, lines: Iterable<string>): number {
  const file = openLineWriter(option, path)
  for (const line of lines) file.write(line)
  return file.close()
}
