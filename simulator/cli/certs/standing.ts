import type { Command } from 'commander'
import type { CertificateStanding } from '../../../certs/repository.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from '../harness-options.ts'
import { terminal } from '../output/terminal.ts'
import { runCommand } from '../run-command.ts'
import { findRunningNetwork } from '../send/running-network.ts'
import { linesOf } from './find.ts'

interface StandingOptions extends HarnessOptions {
  readonly json?: boolean
}

const effect =
  'from the next request on. Requests signed with one are refused, and so are handovers to it or to what it issued'

const commands: readonly { name: string; standing: CertificateStanding; summary: string; description: string }[] = [
  {
    name: 'revoke',
    standing: 'revoked',
    summary: 'revoke certificates of a network that is up; this cannot be undone',
    description: `Revokes certificates of a network that is up, ${effect}. The SMKI Repository answers R. You cannot undo this.`,
  },
  {
    name: 'suspend',
    standing: 'suspended',
    summary: 'suspend certificates of a network that is up',
    description: `Suspends certificates of a network that is up, ${effect}. The SMKI Repository answers N. See reinstate.`,
  },
  {
    name: 'reinstate',
    standing: 'in-use',
    summary: 'put suspended certificates back into use',
    description: 'Puts suspended certificates of a network that is up back into use. A revoked one stays revoked.',
  },
]

/** `dcc-sim certs revoke`, `suspend` and `reinstate`: how certificates of a network that is up stand with their authority. */
export function addCertsStandings(certs: Command): void {
  for (const { name, standing, summary, description } of commands) {
    const command = certs
      .command(name)
      .summary(summary)
      .description(description)
      .argument('<serial...>', 'serial numbers as certs find prints them; hexadecimal begins with 0x')
      .option('--json', 'one JSON document instead of lines')
      .addHelpText(
        'after',
        `
Examples:
  dcc-sim certs ${name} 43268711502143873465023481023768154368
  dcc-sim certs ${name} 0x17DE4B7C9C9F4A1A3F0A1B2C3D4E5F60 --harness http://127.0.0.1:8090`,
      )
    addHarnessOptions(command).action(
      runCommand((serials: string[], options: StandingOptions) => change(standing, serials, options)),
    )
  }
}

async function change(standing: CertificateStanding, said: string[], options: StandingOptions): Promise<ExitStatus> {
  const serials = said.map(serialNumberIn)
  const network = await findRunningNetwork(options)
  const changed = []
  for (const serial of serials) changed.push(await network.setStanding(serial, standing))
  if (options.json) terminal.answer(JSON.stringify(changed))
  else for (const each of changed) for (const line of linesOf(each)) terminal.answer(line)
  return exitStatus.done
}

function serialNumberIn(text: string): bigint {
  if (/^(?:\d{1,49}|0x[0-9a-f]{1,40})$/i.test(text)) return BigInt(text)
  throw new SimulatorFault('SIM_USAGE', `'${text}' is no serial number, neither decimal nor hexadecimal behind 0x`)
}
