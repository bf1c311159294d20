import type { Transcript } from '../../dcc/transcript/transcript.ts'
import type { Premises } from '../../fleet/fleet.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { checkRefusalCodes } from '../../vocabulary/response-code.ts'
import { type DroppedCommand, droppedCommandsOf } from '../account/dropped-commands.ts'
import { networkOperatorSlot, type SlotLine } from '../account/slot.ts'
import { type Attempt, type Flow, registeredOperator } from './flow.ts'
import { certificationPathOf, networkOperatorCertificates, type Stage } from './stage.ts'

/** How one request of a flow went. */
export interface AttemptReport {
  readonly says: string
  /** Whose certificates were sent. */
  readonly operator: NetworkOperator
  /** The response code on the same connection. */
  readonly code: string
  /** The response code of the Service Response; null where none was due. */
  readonly finalCode: string | null
  readonly transcript: Transcript
  /** What devices logged when they dropped its Commands. */
  readonly dropped: readonly DroppedCommand[]
}

/** How a flow went, and what in it was not as scripted. */
export interface FlowReport {
  readonly flow: Flow
  readonly premises: Premises
  readonly device: EntityIdentifier
  readonly registered: NetworkOperator
  readonly slotBefore: readonly SlotLine[]
  readonly slotAfter: readonly SlotLine[]
  readonly attempts: readonly AttemptReport[]
  readonly complaints: readonly string[]
}

/** Real time that a flow waits for an answer of the device before it counts as lost, in milliseconds. */
const patience = 45_000

/** Plays one flow on the device itself and looks at what became of it there. */
export async function playFlow(flow: Flow, stage: Stage): Promise<FlowReport> {
  const { devices } = stage.network
  const premises = sceneOf(flow, stage)
  const device = premises.devices[flow.device]
  const slot = (): readonly SlotLine[] => networkOperatorSlot(devices.cellsOf(device))

  const slotBefore = slot()
  const complaints: string[] = []
  const attempts: AttemptReport[] = []
  for (const attempt of flow.attempts) {
    const framesBefore = devices.framesSeen(device)
    const cellsBefore = JSON.stringify(slot())
    const report = await make(attempt, { stage, premises, device })
    const wasLeftAlone = devices.framesSeen(device) === framesBefore && JSON.stringify(slot()) === cellsBefore
    complaints.push(...complaintsAbout(attempt, report, stage, wasLeftAlone))
    attempts.push(report)
  }
  const slotAfter = slot()
  complaints.push(...complaintsAboutSlot(flow, attempts, slotBefore, slotAfter))
  return {
    flow,
    premises,
    device,
    registered: registeredOperator(flow, premises),
    slotBefore,
    slotAfter,
    attempts,
    complaints,
  }
}

/** The first premises that suits the flow and whose device nobody has spoken to. */
function sceneOf(flow: Flow, { network: { fleet, devices } }: Stage): Premises {
  const suits = (premises: Premises): boolean =>
    flow.playsAt(premises) && devices.framesSeen(premises.devices[flow.device]) === 0
  const [premises] = fleet.find(suits, 1)
  if (premises !== undefined) return premises
  throw new SimulatorFault(
    'SIM_CONFIGURATION',
    `None of ${fleet.size} premises suits '${flow.title}': give more premises`,
  )
}

async function make(
  { says, certificatesOf }: Attempt,
  { stage, premises, device }: { stage: Stage; premises: Premises; device: EntityIdentifier },
): Promise<AttemptReport> {
  const { network, users } = stage
  const { smki, dcc, devices, time } = network
  const operator = certificatesOf(premises)
  const supplier = await users.supplier(premises.supplier.entityIdentifier)
  for (const identifier of entityIdentifiersOf(operator)) await users.networkOperator(identifier)

  const asked = await supplier.requestHandover({
    device,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, operator),
    certificationPath: certificationPathOf(smki),
  })
  if (!asked.ok) throw new SimulatorFault('SIM_INVARIANT', `The DCC did not answer: ${asked.failure.detail}`)
  const { request, answer } = asked.value
  const code = answer.response.responseCode
  const isUnderWay = code === 'I99'
  const received = isUnderWay
    ? await supplier.mailbox.serviceResponse(request.requestId, AbortSignal.timeout(patience))
    : null
  await time.inFlight.settled()

  const transcript = dcc.transcript(request.requestId)
  if (transcript === undefined) throw new SimulatorFault('SIM_INVARIANT', `No transcript of ${request.requestId}`)
  const dropped = droppedCommandsOf(transcript, (device) => devices.logOf(device))
  return { says, operator, code, finalCode: received?.response.responseCode ?? null, transcript, dropped }
}

function complaintsAbout(
  { says, ends }: Attempt,
  { code, finalCode }: AttemptReport,
  { network }: Stage,
  deviceWasLeftAlone: boolean,
): string[] {
  if (ends === 'goes-through') {
    if (code !== 'I99') return [`${says}: answered ${code} instead of I99`]
    return finalCode === 'I0' ? [] : [`${says}: the Service Response says ${finalCode} instead of I0`]
  }
  const refusal = checkRefusalCodes['6.21'][network.refusalCodes]
  const complaints = code === refusal ? [] : [`${says}: answered ${code} instead of ${refusal}`]
  return deviceWasLeftAlone ? complaints : [...complaints, `${says}: refused, and yet the device heard of it`]
}

function complaintsAboutSlot(
  flow: Flow,
  attempts: readonly AttemptReport[],
  before: readonly SlotLine[],
  after: readonly SlotLine[],
): string[] {
  const newHolder = attempts.findLast((_, index) => flow.attempts[index]?.ends === 'goes-through')?.operator
  const expected =
    newHolder === undefined
      ? before.map(({ holderIdentifier }) => holderIdentifier)
      : before.map(() => entityIdentifiersOf(newHolder)[0])
  const isAsScripted = after.every(({ holderIdentifier }, index) => holderIdentifier === expected[index])
  return isAsScripted ? [] : [`the slot trusts ${after.map(({ holder }) => holder).join(' and ')}`]
}
