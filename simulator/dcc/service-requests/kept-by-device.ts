import { readContent } from '../../gbcs/contents.ts'
import { instantOfExecutionDateTime, readDlmsDateTime } from '../../gbcs/date-time.ts'
import type { AccessRequest, AccessResponse } from '../../gbcs/dlms/access.ts'
import { account, activityCalendar, charge, extendedData } from '../../gbcs/dlms/interface-classes.ts'
import type { GbzContent } from '../../gbcs/gbz/content.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { formatMessageCode } from '../../gbcs/message-codes.ts'
import { cancellationInstant, type Instant, instant } from '../../vocabulary/instant.ts'
import type { KeptByDevice } from './service-request-rules.ts'

/** Attributes that say when what waits in a meter becomes active, by class and number (docs/domain/gbcs-use-cases.md#activation). */
const activationTimes: ReadonlySet<string> = new Set([
  `${account.id}/${account.attributes.account_activation_time.number}`,
  `${activityCalendar.id}/${activityCalendar.attributes.activate_passive_calendar_time.number}`,
  `${charge.id}/${charge.attributes.unit_charge_activation_time.number}`,
  `${extendedData.id}/${extendedData.attributes.activate_passive_value_time.number}`,
])

const neverOctets = 'FFFFFFFFFFFFFFFFFF8000FF'
const activateFirmware = 0x0012

/** A time at which something is to be done; null for one that takes it back. */
type Named = Instant | null

/**
 * What a device keeps of a Command that it has accepted: until when, and how many alerts will tell what became of it, one for
 * each time that the Command names. Null for a Command that names none.
 *
 * @param answer where any of it was refused nothing is awaited: what the device keeps all the same it tells of unasked
 * @param now what is not later has been done
 */
export function keptOf(command: GbcsMessage, answer: GbcsMessage, now: Instant): KeptByDevice | null {
  const reading = readContent(command, command.content)
  if (!reading.ok || reading.value === null || isRefusal(answer)) return null
  const { notation, value } = reading.value
  const times = timesIn(notation, value, command.messageCode).filter((time) => time === null || time > now)
  if (times.length === 0) return null
  const dates = times.filter((time) => time !== null)
  return {
    place: formatMessageCode(command.messageCode),
    until: dates.length === 0 ? null : instant(Math.max(...dates)),
    outcomes: dates.length,
  }
}

/** Whether a device says that it did not do, or keep, all of it. */
function isRefusal(answer: GbcsMessage): boolean {
  const reading = readContent(answer, answer.content)
  if (!reading.ok || reading.value === null) return true
  const { notation, value } = reading.value
  if (notation === 'DLMS') return (value as AccessResponse).results.some(({ result }) => result !== 0)
  if (notation === 'GBZ') return (value as GbzContent).components.some(({ payload }) => hasFailed(payload))
  return (value as { readonly kind?: string }).kind !== 'commandAccepted'
}

const hasFailed = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'status' in payload && payload.status !== 0

function timesIn(notation: string, value: unknown, messageCode: number): readonly Named[] {
  if (notation === 'DLMS') return inMeter(value as AccessRequest)
  if (notation === 'GBZ') return (value as GbzContent).components.flatMap(({ payload }) => inGasCommand(payload))
  return messageCode === activateFirmware ? inActivation(value) : []
}

const inMeter = ({ operations }: AccessRequest): readonly Named[] =>
  operations.flatMap(({ kind, classId, member, data }): Named[] => {
    if (kind !== 'set' || !activationTimes.has(`${classId}/${member}`) || data.type !== 'octet-string') return []
    if (data.value.toString('hex').toUpperCase() === neverOctets) return [null]
    const time = readDlmsDateTime(data.value)
    return time === null ? [] : [time]
  })

const epoch = Date.UTC(2000, 0, 1)
const cancels: readonly number[] = [0xffffffff, 0xfffffffe]

function inGasCommand(payload: unknown): readonly Named[] {
  if (typeof payload !== 'object' || payload === null) return []
  const { startTime, implementationDateTime } = payload as Readonly<Record<string, unknown>>
  const seconds = startTime ?? implementationDateTime
  if (typeof seconds !== 'number' || seconds === 0) return []
  return [cancels.includes(seconds) ? null : instant(epoch + 1000 * seconds)]
}

function inActivation(value: unknown): readonly Named[] {
  const { executionDateTime } = value as { readonly executionDateTime: string | null }
  const time = executionDateTime === null ? null : instantOfExecutionDateTime(executionDateTime)
  if (executionDateTime === null) return []
  return [time === cancellationInstant ? null : time]
}
