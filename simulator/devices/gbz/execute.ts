import { encrypt, securityHeader } from '../../gbcs/encryption.ts'
import { type GbzComponent, isEncrypted } from '../../gbcs/gbz/component.ts'
import { encryptedClusters } from '../../gbcs/gbz/encrypted-answers.ts'
import type { ReadAttribute } from '../../gbcs/gbz/foundation.ts'
import { writeZclPayload } from '../../gbcs/gbz/zcl-frame.ts'
import { octetsOfEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Reader } from '../cosem/object.ts'
import type { DeviceState } from '../state/device-state.ts'
import { cluster } from './answers.ts'
import { attributeIn } from './attributes.ts'
import { fromClient, fromServer } from './commands.ts'
import { type ClusterAnswer, type GasMoment, status } from './moment.ts'

/** Bits of the frame control (ZCL 2.3.1). */
const ofCluster = 0x01
const bySomeServer = 0x08
const withoutDefault = 0x10
const readAttributes = 0x00
const readAttributesResponse = 0x01
const defaultResponse = 0x0b

/** In place of the command, where one is not carried out since one before it failed. */
const noCommand = 0xff

/** Bits of a component's control field. */
const control = { last: 0x01, encrypted: 0x02 } as const

/** What a gas device becomes by the components of a command, and what it answers. */
export interface GasExecuted {
  readonly state: DeviceState
  readonly components: readonly GbzComponent[]
  readonly isActioned: boolean
  /** Commands that name a time which is still to come, in seconds since 2000, or take one back (null). */
  readonly waits: readonly { readonly component: GbzComponent; readonly until: number | null }[]
}

/** How the answers to a use case are written, where it is not as their commands have it. */
export interface AnswerForm {
  /** Clusters whose answers are encrypted for who asks. */
  readonly encrypts: readonly number[]
  /** Whether a read of attributes asks for no default response. */
  readonly readsWithoutDefault: boolean
}

type Answered = {
  readonly state: DeviceState
  readonly answers: readonly Answer[]
  readonly hasFailed: boolean
  readonly until?: number | null
}
type Answer = Pick<GbzComponent, 'clusterId' | 'header' | 'payload'> & { readonly isSecret: boolean }

/**
 * Carries out the components of a command in order. Where one fails, those behind it are not carried out, and say so; what is
 * not found is no failure.
 */
export function executeGbz(
  components: readonly GbzComponent[],
  moment: GasMoment,
  form: AnswerForm,
  reader: Reader | null,
): GasExecuted {
  let { state } = moment
  let isActioned = true
  const answers: Answer[] = []
  const waits: GasExecuted['waits'][number][] = []
  for (const component of components) {
    const answered: Answered = isActioned
      ? carryOut(component, { ...moment, state }, form, reader)
      : { state, answers: [defaultAnswer(component, noCommand, status.failure)], hasFailed: true }
    state = answered.state
    isActioned = isActioned && !answered.hasFailed
    answers.push(...answered.answers)
    if (answered.until !== undefined) waits.push({ component, until: answered.until })
  }
  return { state, components: writtenComponents(answers, moment, form, reader), isActioned, waits }
}

function carryOut(component: GbzComponent, moment: GasMoment, form: AnswerForm, reader: Reader | null): Answered {
  const { clusterId, header, payload, fromDateTime } = component
  const isOfCluster = (header.frameControl & ofCluster) !== 0
  const refuse = (code: number): Answered => ({
    state: moment.state,
    answers: [defaultAnswer(component, header.commandId, code)],
    hasFailed: code !== status.notFound && code !== status.success,
  })
  if (reader === null && form.encrypts.includes(clusterId)) return refuse(status.notAuthorized)
  if (isEncrypted(component)) return refuse(status.unsupportedGeneral)
  if (!isOfCluster)
    return header.commandId === readAttributes ? read(component, moment, form) : refuse(status.unsupportedGeneral)
  const commands = header.frameControl & bySomeServer ? fromServer : fromClient
  const command = commands[clusterId]?.[header.commandId]
  if (command === undefined) return refuse(status.unsupportedCluster)
  const { answer, ...outcome } = command(moment, payload, fromDateTime)
  if (typeof answer === 'number') return { ...refuse(answer), ...outcome }
  return { ...outcome, answers: answer.map((each) => clusterAnswer(component, each)), hasFailed: false }
}

function read(component: GbzComponent, moment: GasMoment, form: AnswerForm): Answered {
  const { attributeIds } = component.payload as { readonly attributeIds: readonly number[] }
  const attributes = attributeIds.map((attributeId): ReadAttribute => {
    const value = attributeIn(moment, component.clusterId, attributeId) ?? null
    return { attributeId, status: value === null ? status.unsupportedAttribute : status.success, value }
  })
  const answer: Answer = {
    clusterId: component.clusterId,
    header: {
      ...component.header,
      frameControl: bySomeServer | (form.readsWithoutDefault ? withoutDefault : 0),
      commandId: readAttributesResponse,
    },
    payload: { attributes },
    isSecret: true,
  }
  return { state: moment.state, answers: [answer], hasFailed: attributes.some(({ value }) => value === null) }
}

const clusterAnswer = (
  { clusterId, header }: GbzComponent,
  { commandId, payload, frameControl }: ClusterAnswer,
): Answer => ({
  clusterId,
  header: { ...header, commandId, frameControl },
  payload,
  isSecret: true,
})

const defaultAnswer = ({ clusterId, header }: GbzComponent, commandId: number, code: number): Answer => ({
  clusterId,
  header: {
    ...header,
    frameControl: header.frameControl & bySomeServer ? 0 : bySomeServer,
    commandId: defaultResponse,
  },
  payload: { commandId, status: code },
  isSecret: false,
})

function writtenComponents(
  answers: readonly Answer[],
  { blueprint }: GasMoment,
  { encrypts }: AnswerForm,
  reader: Reader | null,
): GbzComponent[] {
  let frameCounter = 0
  return answers.map(({ isSecret, ...answer }, index) => {
    const bits = index === answers.length - 1 ? control.last : 0
    const plain: GbzComponent = { ...answer, control: bits, fromDateTime: null, additionalHeader: null }
    if (!isSecret || reader === null || !encrypts.includes(answer.clusterId)) return plain
    const encrypted = encryptedComponent(plain, frameCounter, blueprint, reader)
    frameCounter += 1
    return encrypted
  })
}

function encryptedComponent(
  plain: GbzComponent,
  frameCounter: number,
  { deviceId }: GasMoment['blueprint'],
  reader: Reader,
): GbzComponent {
  const { ciphertext, mac } = encrypt(writeZclPayload(plain.clusterId, plain.header, plain.payload), {
    secret: reader.secret(),
    originator: octetsOfEntityIdentifier(deviceId),
    recipient: octetsOfEntityIdentifier(reader.entityIdentifier),
    transactionId: reader.transactionId,
  })
  return {
    ...plain,
    control: plain.control | control.encrypted,
    additionalHeader: { control: 0, frameCounter },
    payload: { securityHeader, ciphertext, mac },
  }
}

/** What the Metering cluster says unasked, as the one component of an alert. */
export const encryptedMetering = (
  { commandId, payload, frameControl }: ClusterAnswer,
  { blueprint }: GasMoment,
  reader: Reader,
): GbzComponent => {
  const header = { frameControl, manufacturerCode: null, sequenceNumber: 0, commandId }
  const plain = { clusterId: cluster.metering, header, payload, control: control.last }
  return encryptedComponent({ ...plain, fromDateTime: null, additionalHeader: null }, 0, blueprint, reader)
}

/** GCS13a to GCS13c and GCS21f. */
const readingWithoutDefault: ReadonlySet<number> = new Set([0x0074, 0x00b8, 0x00b6, 0x009f])

export const answerFormOf = (messageCode: number): AnswerForm => ({
  encrypts: encryptedClusters[messageCode] ?? [],
  readsWithoutDefault: readingWithoutDefault.has(messageCode),
})
