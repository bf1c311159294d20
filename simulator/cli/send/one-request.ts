import type { Command } from 'commander'
import type { DuisResponse } from '../../duis/response.ts'
import type { ReceivedDocument, ServiceRequest, User } from '../../harness/index.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import type { ExitStatus } from '../exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from '../harness-options.ts'
import { terminal } from '../output/terminal.ts'
import { finalResponse, judge, noAnswer, noResponse } from './end-of-request.ts'
import { joinAsUsers, type RemoteUsers } from './remote-users.ts'
import { findRunningNetwork, type RunningNetwork } from './running-network.ts'
import { transcriptAsData, transcriptAsText } from './transcript-output.ts'

/** What every command says that sends one request and shows what was answered. */
export interface RequestOptions extends HarnessOptions {
  readonly as?: string
  readonly expect?: string
  readonly explain?: boolean
  readonly json?: boolean
}

/** @param sender who sends where nobody says */
export const addRequestOptions = (command: Command, sender: string): Command =>
  addHarnessOptions(
    command
      .option('--as <party>', `who sends it, by name, market participant id or User ID; ${sender} if absent`)
      .option('--expect <code>', 'the response code that counts as success')
      .option('--explain', 'show each step of admission and what it saw')
      .option('--json', 'one JSON document instead of lines'),
  )

/** A request that is ready to be sent, and how a person is told of what was answered to it. */
export interface ReadyRequest {
  readonly user: User
  readonly request: ServiceRequest
  /** What stands in an answer, as data and in lines; nothing where the request was refused. */
  readonly contentOf: (answer: Answer) => { readonly data: object; readonly lines: readonly string[] }
}

/** The answer that ended a request, and the device's message in it. */
export interface Answer {
  readonly response: DuisResponse
  readonly message: ReceivedDocument['message']
}

/**
 * Sends one request to a network that is up and shows what became of it: the transcript, then what was answered.
 *
 * @returns done, or judgedFailed on a refusal that was not expected
 */
export async function sendOneRequest(
  options: RequestOptions,
  make: (network: RunningNetwork, remote: RemoteUsers) => Promise<ReadyRequest>,
): Promise<ExitStatus> {
  const network = await findRunningNetwork(options)
  const remote = await joinAsUsers(network)
  try {
    return await sendAndTell(options, network, await make(network, remote))
  } finally {
    await remote.close()
  }
}

async function sendAndTell(
  options: RequestOptions,
  network: RunningNetwork,
  { user, request, contentOf }: ReadyRequest,
): Promise<ExitStatus> {
  const asked = await user.perform(request)
  if (!asked.ok) {
    if (asked.failure.reason === 'pre-command-differs')
      throw new SimulatorFault('SIM_NO_ANSWER', `The Pre-Command was not signed: ${asked.failure.detail}`)
    throw noAnswer(asked.failure)
  }
  const { requestId } = request
  const acknowledgement = asked.value.last.answer.response
  const code = acknowledgement.responseCode
  // What the DCC does itself, without a device, is done when it is acknowledged.
  const isUnderWay = code === 'I99' && request.commandVariant !== 8 && !waitsForItsDate(request)
  const answer = isUnderWay
    ? await finalResponse(user.mailbox, requestId)
    : { response: acknowledgement, message: null }
  const finalCode = answer?.response.responseCode ?? noResponse
  const { data, lines } = answer === null ? nothing : contentOf(answer)
  const account = await network.transcriptOf(requestId)
  if (options.json)
    terminal.answer(JSON.stringify({ requestId, code, finalCode, ...data, ...transcriptAsData(account) }))
  else {
    terminal.tell(`RequestID ${requestId}`)
    for (const text of transcriptAsText(account, options, terminal.columns)) terminal.tell(text)
    for (const text of lines.length === 0 ? [] : ['', ...lines]) terminal.tell(text)
  }
  return judge(options.expect, code, finalCode)
}

/** The DSP keeps it until the day that it names: nothing is to be waited for. */
const waitsForItsDate = ({ serviceReferenceVariant, body }: ServiceRequest): boolean =>
  serviceRequests[serviceReferenceVariant]?.futureDating === 'dsp' &&
  body.kind === 'described' &&
  'executionDateTime' in body.content &&
  body.content.executionDateTime !== undefined

const nothing = { data: {}, lines: [] }
