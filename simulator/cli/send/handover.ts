import type { Command } from 'commander'
import type { Smki } from '../../../certs/smki.ts'
import type { CredentialsOrder, SlotCertificates, Supplier } from '../../harness/index.ts'
import { transcriptText } from '../../harness/rehearsal/report-lines.ts'
import { certificationPathOf, networkOperatorCertificates, slotCertificatesOf } from '../../harness/rehearsal/stage.ts'
import { networkOperatorCalled, supplierCalled } from '../../market/look-up.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, parseInstant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { runCommand } from '../run-command.ts'
import { terminal } from '../terminal.ts'
import { readCertificatesDirectory } from './certificates-directory.ts'
import { joinAsUsers, type RemoteUsers } from './remote-users.ts'
import { findRunningNetwork, type RunningNetwork } from './running-network.ts'

interface HandoverOptions {
  readonly device: string
  readonly operator?: string
  readonly certificates?: string
  readonly as?: string
  readonly at?: string
  readonly expect?: string
  readonly harness: string
  readonly json?: boolean
}

/** `dcc-sim send handover`: one 6.21 by hand, with everything that follows from it. */
export function addSendHandover(send: Command): void {
  send
    .command('handover')
    .summary('6.21 Request Handover Of DCC Controlled Device')
    .description(
      "Asks the DCC to hand a device's network operator slot over, as the supplier of the device's premises, and shows what " +
        'comes of it. Exits 1 on a refusal that was not expected.',
    )
    .requiredOption('--device <EUI>', 'an ESME or GPF')
    .option('--operator <name>', 'whose certificates to send: name, market participant id or User ID')
    .option('--certificates <directory>', 'send the certificates of these PEM files instead')
    .option('--as <supplier>', "who sends it; the premises' own supplier unless said otherwise")
    .option('--at <instant>', 'ExecutionDateTime of a future-dated request')
    .option('--expect <code>', 'the response code that counts as success, such as E062106')
    .option('--harness <address>', 'control API of the network', 'http://127.0.0.1:8090')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
    .action(runCommand(sendHandover))
}

const examples = `
Examples:
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator Cadent
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator LOND --expect E062106
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --certificates ./certificates

Devices are listed at http://127.0.0.1:8090/harness/v1/devices?type=GPF.`

async function sendHandover(options: HandoverOptions): Promise<ExitStatus> {
  const device = parseEntityIdentifier(options.device)
  if (device === null) throw new SimulatorFault('SIM_USAGE', `--device: '${options.device}' is not an EUI-64`)
  const network = await findRunningNetwork(options.harness)
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
  const sender =
    options.as === undefined ? await network.supplierOf(device) : supplierCalled(options.as).entityIdentifier
  const supplier = await remote.users.supplier(supplierCalled(sender).entityIdentifier)
  const asked = await supplier.requestHandover(orderFrom(options, device, remote))
  if (!asked.ok) throw new SimulatorFault('SIM_USAGE', `The DCC gave no answer to judge: ${asked.failure.detail}`)

  const { requestId } = asked.value.request
  const first = asked.value.answer.response.responseCode
  const isFutureDated = options.at !== undefined
  const last = first === 'I99' && !isFutureDated ? await finalCode(supplier.mailbox, requestId) : first
  const transcript = await network.transcript(requestId)
  if (options.json) terminal.answer(JSON.stringify({ requestId, code: first, finalCode: last, transcript }))
  else {
    terminal.answer(`RequestID ${requestId}`)
    for (const line of transcript) for (const text of transcriptText(line)) terminal.answer(text)
  }
  return judge(options.expect, first, last)
}

/** Milliseconds for the DCC to reach the device and the device to answer, and some for both to be told of. */
const patience = 90_000

/** The code of the Service Response. */
async function finalCode(mailbox: Supplier['mailbox'], requestId: RequestId): Promise<string> {
  const received = await mailbox.serviceResponse(requestId, AbortSignal.timeout(patience)).catch(() => null)
  if (received !== null) return received.response.responseCode
  terminal.remark(`No Service Response came within ${patience / 1000} s; the request stays with the DCC`)
  return noResponse
}

/** Stands for the code of a Service Response that did not come. */
const noResponse = 'none'

/** Without an expectation, everything that was not refused is success; with one, exactly that code at either moment. */
function judge(expected: string | undefined, first: string, last: string): ExitStatus {
  const isAsExpected = expected === undefined ? last.startsWith('I') : [first, last].includes(expected)
  return isAsExpected ? exitStatus.done : exitStatus.judgedFailed
}

function orderFrom(options: HandoverOptions, device: EntityIdentifier, { smki }: RemoteUsers): CredentialsOrder {
  const { operator, certificates, at } = options
  if ((operator === undefined) === (certificates === undefined)) {
    throw new SimulatorFault('SIM_USAGE', 'Say whose certificates to send: either --operator or --certificates')
  }
  const executionDateTime = at === undefined ? null : readInstant(at)
  if (operator !== undefined) {
    return {
      device,
      slot: 'NetworkOperator',
      certificates: certificatesOf(operator, smki),
      certificationPath: certificationPathOf(smki),
      executionDateTime,
    }
  }
  const onDisk = readCertificatesDirectory(certificates ?? '')
  const certificationPath = onDisk.certificationPath.length > 0 ? onDisk.certificationPath : certificationPathOf(smki)
  return { device, slot: 'NetworkOperator', certificates: onDisk.certificates, certificationPath, executionDateTime }
}

/** By User ID it is that one, which a key store may have brought; by name it is the operator's first. */
function certificatesOf(operator: string, smki: Smki): SlotCertificates {
  const identifier = parseEntityIdentifier(operator)
  const { networkOperator } = RemotePartyRole
  return identifier !== null && smki.credential(identifier, networkOperator, 'digitalSignature') !== undefined
    ? slotCertificatesOf(smki, identifier, networkOperator)
    : networkOperatorCertificates(smki, networkOperatorCalled(operator))
}

function readInstant(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === null)
    throw new SimulatorFault('SIM_USAGE', `--at: '${text}' is not an instant such as 2026-12-01T00:00:00Z`)
  return moment
}
