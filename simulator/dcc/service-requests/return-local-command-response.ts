import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { formatRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import type { TranscriptEntry } from '../transcript/transcript.ts'
import { contentOf } from './described-body.ts'
import type { ServiceRequestRules } from './service-request-rules.ts'

/**
 * SRV 8.13: a user brings the Response to a Command that it carried to the device itself, so that the DCC learns from it what it
 * would have learnt over the WAN (docs/domain/duis.md#local-responses).
 */
export const returnLocalCommandResponse: ServiceRequestRules<'described'> = {
  serviceReferenceVariant: '8.13',
  body: 'described',
  entry: 'request',
  steps: [
    { name: 'response', rule: 'E081301: a Response of a device', judge: (facts) => responseStep(facts) },
    {
      name: 'original request',
      rule: 'E081302: a request of the sender whose Command it was given for local delivery',
      judge: originalRequest,
    },
    {
      name: 'answer',
      rule: "E081303: the device's Response to that Command, brought for the first time",
      judge: answer,
    },
  ],
  checkSubject: () => null,
  carriedOut: {
    by: 'local-response',
    response: (facts) => ({ requestId: originalOf(facts), message: messageOf(facts) }),
  },
}

const asked = ({ request }: Facts) => contentOf(request, 'ReturnLocalCommandResponse')

const readResponse = (facts: Facts) => readMessage(asked(facts).deviceGbcsResponse)

function messageOf(facts: Facts): GbcsMessage {
  const read = readResponse(facts)
  if (!read.ok) throw new SimulatorFault('SIM_INVARIANT', `${facts.request.requestId}: ${read.failure.detail}`)
  return read.value
}

function responseStep(facts: Facts): Judgement {
  const read = readResponse(facts)
  if (!read.ok) return refused('E081301', read.failure.detail, 'a GBCS message')
  const { cra, originator } = read.value
  if (cra !== 'response') return refused('E081301', cra, 'a response')
  if (facts.sources.inventory.record(originator) === undefined)
    return refused('E081301', `of ${originator}`, 'of a device of the inventory')
  return passed(`a response of ${originator}`)
}

/** Where the request does not name it, the Response does: by its recipient, or by whom the Access Control Broker spoke for. */
function originalOf(facts: Facts): RequestId {
  const { originalRequestId } = asked(facts)
  if (originalRequestId !== undefined) return originalRequestId
  const { recipient, originator: target, counter, supplementary } = messageOf(facts)
  if (supplementary.length < 16) return formatRequestId({ originator: recipient, target, counter })
  const originator = entityIdentifierFromOctets(supplementary.subarray(0, 8))
  return formatRequestId({ originator, target, counter: supplementary.readBigUInt64BE(8) })
}

const entriesOf = async (facts: Facts): Promise<readonly TranscriptEntry[]> =>
  (await facts.sources.requests.transcript(originalOf(facts)))?.entries ?? []

async function originalRequest(facts: Facts): Promise<Judgement> {
  const requestId = originalOf(facts)
  const wanted = 'a request of the sender with Command Variant 2 or 6'
  if (!requestId.startsWith(`${facts.request.requestIdParts.originator}:`)) return refused('E081302', requestId, wanted)
  const entries = await entriesOf(facts)
  return entries.some(({ kind }) => kind === 'command-handed-out')
    ? passed(requestId)
    : refused('E081302', `${requestId}, of which no Command was handed out`, wanted)
}

async function answer(facts: Facts): Promise<Judgement> {
  const message = messageOf(facts)
  const entries = await entriesOf(facts)
  if (entries.some(({ kind }) => kind === 'device-answered'))
    return refused('E081303', 'a Response was brought before', 'the first')
  const isAnswered = entries.some(
    (entry) =>
      entry.kind === 'command-handed-out' &&
      entry.device === message.originator &&
      entry.originator === message.recipient &&
      entry.counter === message.counter &&
      entry.messageCode === message.messageCode,
  )
  if (!isAnswered) return refused('E081303', 'a Response to another Command', 'one to the Command that was handed out')
  return (await facts.sources.isFromDevice(message))
    ? passed('signed, or with a MAC, by the device')
    : refused('E081303', 'neither a signature nor a MAC of the device', 'one that the device made')
}
