import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { readContent } from './contents.ts'
import type { DlmsData } from './dlms/data.ts'
import type { GroupingHeader } from './frame/grouping-header.ts'
import { futureDatedEsmeAlert } from './message-codes.ts'
import type { GbcsFlaw } from './octets/flaw.ts'

/** What any alert says, whichever use case and notation it has. */
export interface Alert {
  /** `0x8F3E`; what it reports is in `device-alerts.ts`. */
  readonly alertCode: number
  /** Of the Command whose outcome it tells (docs/domain/gbcs-use-cases.md#outcome-alerts); null for one that tells of none. */
  readonly commandCounter: bigint | null
}

/**
 * Reads what an alert is about. Total.
 *
 * @example readAlert(message) // { alertCode: 0x8f66, commandCounter: 1001n }
 */
export function readAlert(
  about: Pick<GroupingHeader, 'messageCode' | 'cra'>,
  content: Uint8Array,
): Result<Alert, GbcsFlaw> {
  const reading = readContent(about, content)
  if (!reading.ok) return reading
  const alert = reading.value === null ? null : alertIn(reading.value.value, about.messageCode)
  return alert === null
    ? failed({ reason: 'value', detail: 'the content is that of no alert', offset: 0 })
    : succeeded(alert)
}

/** A COSEM device pushes a structure; the other notations name what they say. */
const alertIn = (value: unknown, messageCode: number): Alert | null =>
  isRecord(value) && isRecord(value.data) ? pushed(value.data as unknown as DlmsData, messageCode) : named(value)

/** Behind the message code of the Command in what 00CC tells. */
const counterAt = 2

function pushed(data: DlmsData, messageCode: number): Alert | null {
  const [code, , payload] = data.type === 'structure' ? data.value : []
  if (code?.type !== 'long-unsigned') return null
  const tellsOutcome =
    messageCode === futureDatedEsmeAlert && payload?.type === 'octet-string' && payload.value.length >= counterAt + 8
  const commandCounter = tellsOutcome ? Buffer.from(payload.value).readBigUInt64BE(counterAt) : null
  return { alertCode: code.value, commandCounter }
}

function named(value: unknown): Alert | null {
  if (!isRecord(value) || typeof value.alertCode !== 'number') return null
  const { alertCode, outcome, body } = value
  const counters = [
    value.originatorCounter,
    isRecord(outcome) ? outcome.authorisingCounter : undefined,
    isRecord(body) ? body.originatorCounter : undefined,
  ]
  const commandCounter = counters.find((counter): counter is bigint => typeof counter === 'bigint') ?? null
  return { alertCode, commandCounter }
}

/** What contents of alerts may have that is looked for here. */
type Fields = Readonly<
  Partial<Record<'alertCode' | 'authorisingCounter' | 'body' | 'data' | 'originatorCounter' | 'outcome', unknown>>
>

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null
