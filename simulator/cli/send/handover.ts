import type { Command } from 'commander'
import { supplierCalled } from '../../market/look-up.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { ExitStatus } from '../exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from '../harness-options.ts'
import { terminal } from '../output/terminal.ts'
import { runCommand } from '../run-command.ts'
import { finalCode, judge, noAnswer } from './end-of-request.ts'
import { deviceCalled, type OrderOptions, orderFrom } from './order-from.ts'
import { joinAsUsers, type RemoteUsers } from './remote-users.ts'
import { findRunningNetwork, type RunningNetwork } from './running-network.ts'
import { transcriptAsData, transcriptAsText } from './transcript-output.ts'

interface HandoverOptions extends OrderOptions, HarnessOptions {
  readonly device: string
  readonly as?: string
  readonly expect?: string
  readonly explain?: boolean
  readonly json?: boolean
}

/** `dcc-sim send handover`: one 6.21 by hand, with everything that follows from it. */
export function addSendHandover(send: Command): void {
  const command = send
    .command('handover')
    .summary('6.21 Request Handover Of DCC Controlled Device')
    .description(
      "Sends 6.21 as the supplier of the device's premises, to hand over the device's network operator slot, " +
        'and shows what happens. Exits 1 on an unexpected refusal.',
    )
    .requiredOption('--device <EUI>', 'an ESME or GPF')
    .option('--operator <name>', 'whose certificates to send: name, market participant id or User ID')
    .option('--certificates <directory>', 'send the certificates of these PEM files instead')
    .option('--as <supplier>', 'who sends it; the supplier of the premises if absent')
    .option('--at <instant>', 'ExecutionDateTime of a future-dated request; 3000-12-31T00:00:00Z cancels what waits')
    .option('--expect <code>', 'the response code that counts as success, such as E062106')
    .option('--explain', 'show each step of admission and what it saw')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
  addHarnessOptions(command).action(runCommand(sendHandover))
}

const examples = `
Examples:
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator Cadent
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator LOND --expect E062106
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --certificates ./certificates

Devices are listed at http://127.0.0.1:8090/harness/v1/devices?type=GPF.`

async function sendHandover(options: HandoverOptions): Promise<ExitStatus> {
  const device = deviceCalled(options.device)
  const network = await findRunningNetwork(options)
  const remote = await joinAsUsers(network)
  try {
    return await send({ options, device, network, remote })
  } finally {
    await remote.close()
  }
}

interface Sending {
  readonly options: HandoverOptions
  readonly device: EntityIdentifier
  readonly network: RunningNetwork
  readonly remote: RemoteUsers
}

async function send({ options, device, network, remote }: Sending): Promise<ExitStatus> {
  const own = supplierCalled(options.as ?? (await network.supplierOf(device))).entityIdentifier
  const supplier = await remote.users.supplier(own)
  const { smki } = remote
  const asked = await supplier.requestHandover(orderFrom(options, { device, slot: 'NetworkOperator', own, smki }))
  if (!asked.ok) throw noAnswer(asked.failure)

  const { requestId } = asked.value.request
  const first = asked.value.answer.response.responseCode
  const isFutureDated = options.at !== undefined
  const last = first === 'I99' && !isFutureDated ? await finalCode(supplier.mailbox, requestId) : first
  const account = await network.transcriptOf(requestId)
  if (options.json)
    terminal.answer(JSON.stringify({ requestId, code: first, finalCode: last, ...transcriptAsData(account) }))
  else {
    terminal.tell(`RequestID ${requestId}`)
    for (const text of transcriptAsText(account, options, terminal.columns)) terminal.tell(text)
  }
  return judge(options.expect, first, last)
}
