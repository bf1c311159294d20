import { type Command, Option } from 'commander'
import { readCs02aResponse } from '../../gbcs/credentials/provide-security-credential-details.ts'
import { nameOfParty } from '../../harness/in-words/who-is-who.ts'
import { retrieveCredentialsRequest } from '../../harness/index.ts'
import {
  type DuisRemotePartyRole,
  duisRemotePartyRoles,
  nameOfRemotePartyRole,
} from '../../vocabulary/remote-party-role.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { ExitStatus } from '../exit-status.ts'
import { runCommand } from '../run-command.ts'
import { type Answer, addRequestOptions, type RequestOptions, sendOneRequest } from './one-request.ts'
import { deviceCalled } from './order-from.ts'
import { senderOf } from './remote-users.ts'

interface ReadCredentialsOptions extends RequestOptions {
  readonly device: string
  readonly role: readonly DuisRemotePartyRole[]
}

const roles = Object.keys(duisRemotePartyRoles) as readonly DuisRemotePartyRole[]

/** `dcc-sim send read-credentials`: one 6.24.1 by hand. */
export function addSendReadCredentials(send: Command): void {
  const command = send
    .command('read-credentials')
    .summary('6.24.1 Retrieve Device Security Credentials (KRP)')
    .description(
      'Sends 6.24.1: asks a device whose certificates its Trust Anchor Cells hold, and shows the answer. Exits ' +
        '1 on an unexpected refusal.',
    )
    .requiredOption('--device <EUI>', 'any device')
    .addOption(new Option('--role <role...>', 'whose cells').choices(roles).default(['NetworkOperator', 'Supplier']))
    .addHelpText('after', examples)
  addRequestOptions(command, "the premises' own supplier").action(runCommand(readCredentials))
}

const examples = `
Examples:
  dcc-sim send read-credentials --device 00-DB-12-34-56-78-90-A3
  dcc-sim send read-credentials --device 00-DB-12-34-56-78-90-A3 --role ACB Recovery Root
  dcc-sim send read-credentials --device 00-DB-12-34-56-78-90-A0 --as LOND --json`

async function readCredentials(options: ReadCredentialsOptions): Promise<ExitStatus> {
  const device = deviceCalled(options.device)
  return sendOneRequest(options, async (network, remote) => {
    const user = await senderOf(options.as ?? (await network.supplierOf(device)), remote)
    const request = retrieveCredentialsRequest(options.role, user.newRequestId(device))
    return { user, request, contentOf: credentialsIn }
  })
}

/** What a cell holds by the device's own account. */
interface HeldCell {
  readonly cell: string
  readonly entityIdentifier: string
  readonly holder: string
  /** Eight octets, hexadecimal. */
  readonly subjectKeyIdentifier: string
}

function credentialsIn({ message }: Answer) {
  const read = message === null ? null : readCs02aResponse(message.content)
  if (read === null || !read.ok) return { data: {}, lines: [] }
  const cells = read.value.flatMap(({ role, held }): HeldCell[] =>
    (held?.cells ?? []).map(({ keyUsage, cellUsage, existing }) => ({
      cell: keyOfCell({ role, keyUsage, cellUsage }),
      entityIdentifier: existing.entityIdentifier,
      holder: nameOfParty(existing.entityIdentifier),
      subjectKeyIdentifier: existing.subjectKeyIdentifier.toString('hex'),
    })),
  )
  const without = read.value.filter(({ held }) => held === null).map(({ role }) => nameOfRemotePartyRole(role))
  return {
    data: { cells, rolesWithoutCells: without },
    lines: [...cells.map(lineOf), ...without.map((role) => `${role}: the device has no such cells`)],
  }
}

const lineOf = ({ cell, holder, entityIdentifier, subjectKeyIdentifier }: HeldCell): string =>
  `${cell.padEnd(50)} ${holder} ${entityIdentifier} (key ${subjectKeyIdentifier})`
