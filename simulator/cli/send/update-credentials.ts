import { type Command, Option } from 'commander'
import { correlatePreCommand, type Slot, type Transform, type User } from '../../harness/index.ts'
import { inspectGbcs } from '../../harness/inspect/inspect-gbcs.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from '../harness-options.ts'
import { renderInspection } from '../inspect/render.ts'
import { terminal } from '../output/terminal.ts'
import { runCommand } from '../run-command.ts'
import { finalCode, judge, noAnswer } from './end-of-request.ts'
import { deviceCalled, type OrderOptions, orderFrom } from './order-from.ts'
import { joinAsUsers, type RemoteUsers, senderOf } from './remote-users.ts'
import { findRunningNetwork, type RunningNetwork } from './running-network.ts'
import { transcriptAsData, transcriptAsText } from './transcript-output.ts'

interface UpdateOptions extends OrderOptions, HarnessOptions {
  readonly device: string
  readonly role: Slot
  readonly as?: string
  readonly expect?: string
  readonly explain?: boolean
  readonly json?: boolean
}

const slots: readonly Slot[] = ['NetworkOperator', 'Supplier']

/** `dcc-sim send update-credentials`: one 6.15.1 by hand, its Pre-Command shown before it is signed. */
export function addSendUpdateCredentials(send: Command): void {
  const command = send
    .command('update-credentials')
    .summary('6.15.1 Update Security Credentials (KRP)')
    .description(
      'Sends 6.15.1. The DCC makes a Pre-Command; this shows it, signs and sends it if it says what was asked ' +
        'for, and shows what happens. Exits 1 on an unexpected refusal, and if the Pre-Command says something ' +
        'else.',
    )
    .requiredOption('--device <EUI>', 'an ESME, GSME or GPF')
    .addOption(new Option('--role <role>', 'whose slot to fill').choices(slots).default('NetworkOperator'))
    .option('--operator <name>', 'whose certificates to send: name, market participant id or User ID')
    .option('--certificates <directory>', 'send the certificates of these PEM files instead')
    .option(
      '--as <party>',
      'who sends it, by name, market participant id or User ID; the supplier of the premises if absent',
    )
    .option('--at <instant>', 'ExecutionDateTime; 3000-12-31T00:00:00Z cancels')
    .option('--expect <code>', 'the response code that counts as success, such as E061510')
    .option('--explain', 'show each step of admission and what it saw')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
  addHarnessOptions(command).action(runCommand(sendUpdate))
}

const examples = `
Examples:
  dcc-sim send update-credentials --device 00-DB-12-34-56-78-90-A0 --operator LOND
  dcc-sim send update-credentials --device 00-DB-12-34-56-78-90-A0 --operator MANW --expect E061510
  dcc-sim send update-credentials --device 00-DB-12-34-56-78-90-A0 --role Supplier
  dcc-sim send update-credentials --device 00-DB-12-34-56-78-90-A0 --as NORW --operator NORW

Devices are listed at http://127.0.0.1:8090/harness/v1/devices?type=ESME.
A device executes what the holder of the slot signed and drops all else. Then the answer is E21, half a minute later.`

async function sendUpdate(options: UpdateOptions): Promise<ExitStatus> {
  const device = deviceCalled(options.device)
  const network = await findRunningNetwork(options)
  const remote = await joinAsUsers(network)
  try {
    return await update({ options, device, network, remote })
  } finally {
    await remote.close()
  }
}

interface Sending {
  readonly options: UpdateOptions
  readonly device: EntityIdentifier
  readonly network: RunningNetwork
  readonly remote: RemoteUsers
}

async function update({ options, device, network, remote }: Sending): Promise<ExitStatus> {
  const user = await senderOf(options.as ?? (await network.supplierOf(device)), remote)
  const { smki } = remote
  const order = orderFrom(options, { device, slot: options.role, own: user.entityIdentifier, smki })
  const asked = await user.transform(order)
  if (!asked.ok) throw noAnswer(asked.failure)
  const transform = asked.value
  const correlation = correlate(transform)
  if (options.json !== true) show(transform, correlation)
  const [first, last] =
    correlation === true ? await signAndSend(user, transform) : [codeOf(transform), codeOf(transform)]

  const { requestId } = transform.request
  const account = await network.transcriptOf(requestId)
  if (options.json) {
    const preCommand = transform.preCommand?.toString('hex') ?? null
    const told = { requestId, preCommand, correlation, code: first, finalCode: last, ...transcriptAsData(account) }
    terminal.answer(JSON.stringify(told))
  } else for (const text of transcriptAsText(account, options, terminal.columns)) terminal.tell(text)
  return typeof correlation === 'string' ? exitStatus.judgedFailed : judge(options.expect, first, last)
}

const codeOf = ({ answer }: Pick<Transform, 'answer'>): string => answer.response.responseCode

/** Null where there is no Pre-Command; else true, or what it says that was not asked for. */
function correlate({ request, preCommand }: Transform): true | string | null {
  if (preCommand === null) return null
  const correlated = correlatePreCommand(request, preCommand)
  return correlated.ok ? true : correlated.failure.detail
}

function show({ request, preCommand }: Transform, correlation: true | string | null): void {
  terminal.tell(`RequestID ${request.requestId}`)
  for (const line of linesAbout(preCommand, correlation)) terminal.answer(line)
}

function* linesAbout(preCommand: Buffer | null, correlation: true | string | null): Generator<string> {
  if (preCommand === null) {
    yield 'The DCC made no Pre-Command'
    return
  }
  yield ''
  yield* renderInspection({ ...inspectGbcs(preCommand, null), what: 'Pre-Command' })
  yield ''
  yield correlation === true ? 'It says what was asked for: signed and sent' : `NOT signed: ${correlation}`
  yield ''
}

/** The code of the answer to the Signed Pre-Command, and of what follows it. */
async function signAndSend(user: User, { request, preCommand }: Transform): Promise<readonly [string, string]> {
  const signed = await user.signPreCommand(preCommand ?? Buffer.alloc(0))
  const sent = await user.sendSignedPreCommand(request, signed)
  if (!sent.ok) throw noAnswer(sent.failure)
  const first = codeOf(sent.value)
  return [first, first === 'I99' ? await finalCode(user.mailbox, request.requestId) : first]
}
