import type { Command } from 'commander'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from '../harness-options.ts'
import { openOutputDirectory } from '../output/output-directory.ts'
import { terminal } from '../output/terminal.ts'
import { runCommand } from '../run-command.ts'
import { type FoundCertificate, findRunningNetwork } from '../send/running-network.ts'

interface FindOptions extends HarnessOptions {
  readonly device?: string
  readonly mpxn?: string
  readonly operator?: string
  readonly out?: string
  readonly json?: boolean
}

/** `dcc-sim certs find`: the certificates of a network that is up, by whom or what they concern. */
export function addCertsFind(certs: Command): void {
  const command = certs
    .command('find')
    .summary('find the certificates of a device, a metering point or a network operator in a network that is up')
    .description(
      'Lists certificates of a network that is up, with their serial numbers and how they stand with their authority: those ' +
        'of a device and in its Trust Anchor Cells, those of the network party and the supplier registered today at a ' +
        'metering point, or those of a network operator.',
    )
    .option('--device <EUI>', 'its own two certificates, and those in its Trust Anchor Cells')
    .option('--mpxn <number>', 'those of whoever is registered today at an MPAN or MPRN')
    .option('--operator <name>', 'those of a network operator: name, market participant id or User ID')
    .option('--out <directory>', 'write each as a PEM file there too')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
  addHarnessOptions(command).action(runCommand(find))
}

const examples = `
Examples:
  dcc-sim certs find --operator Cadent
  dcc-sim certs find --device 00-DB-CC-96-EA-AE-D1-A3 --json
  dcc-sim certs find --mpxn 1851020356348 --out registered`

async function find(options: FindOptions): Promise<ExitStatus> {
  const network = await findRunningNetwork(options)
  const found = await network.certificates(queryOf(options))
  if (options.out !== undefined) {
    const directory = openOutputDirectory('--out', options.out)
    for (const { serialNumber, certificate } of found) directory.write(`${serialNumber}.pem`, certificate)
  }
  if (options.json) terminal.answer(JSON.stringify(found))
  else for (const each of found) for (const line of linesOf(each)) terminal.answer(line)
  return exitStatus.done
}

function queryOf({ device, mpxn, operator }: FindOptions): Readonly<Record<string, string>> {
  const said = Object.entries({ device, mpxn, operator }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  if (said.length === 1) return Object.fromEntries(said)
  throw new SimulatorFault('SIM_USAGE', 'Say one of --device, --mpxn and --operator')
}

/** Two lines each: what a person looks for, and what a command takes. */
export const linesOf = (certificate: FoundCertificate): readonly string[] => [
  `${certificate.serialNumber}  ${certificate.standing}  ${certificate.keyUsage.join(', ')}`,
  `  ${certificate.relation}; ${whose(certificate)}; valid ${certificate.notBefore} to ${certificate.notAfter}`,
]

/** An authority is known by its name, everybody else by the Entity Identifier. */
const whose = ({ entityIdentifier, role, subject }: FoundCertificate): string =>
  entityIdentifier === null ? subject : `${entityIdentifier}${role === null ? '' : `, role ${role}`}`
