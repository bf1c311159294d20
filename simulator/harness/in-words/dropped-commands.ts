import type { Transcript, TranscriptEntry } from '../../dcc/transcript/transcript.ts'
import type { SecurityLogEntry } from '../../devices/state/security-log.ts'
import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'

/** Why a device dropped a Command of a request, as its security log has it. */
export interface DroppedCommand {
  readonly at: Instant
  readonly device: EntityIdentifier
  /** The code under which the device logged it: `8F3D`. */
  readonly event: string
  /** Stable, kebab-case: `counter-not-higher`. */
  readonly reason: string
  readonly detail: string
}

/** A device's security log; empty for a device whose log nobody here can read. */
export type LogOf = (device: EntityIdentifier) => Promise<readonly SecurityLogEntry[]>

/**
 * What devices wrote into their security logs when they dropped the Commands of a request. A device says nothing of it to
 * anybody, so the DCC does not know, and its user gets E21 and no reason. This explains it to the tester.
 */
export async function droppedCommandsOf({ entries }: Transcript, logOf: LogOf): Promise<readonly DroppedCommand[]> {
  const dropped = entries.filter(isCommand).map((sent) => droppedOf(sent, endOf(entries), logOf))
  return (await Promise.all(dropped)).flat()
}

type CommandMade = Extract<TranscriptEntry, { kind: 'command-sent' | 'command-handed-out' }>

const isCommand = (entry: TranscriptEntry): entry is CommandMade =>
  entry.kind === 'command-sent' || entry.kind === 'command-handed-out'

/** When nobody waited any more; null where somebody does. */
const endOf = (entries: readonly TranscriptEntry[]): Instant | null =>
  entries.findLast(({ kind }) => kind === 'unanswered' || kind === 'device-answered')?.at ?? null

async function droppedOf(sent: CommandMade, end: Instant | null, logOf: LogOf): Promise<readonly DroppedCommand[]> {
  const { device } = sent
  return (await logOf(device))
    .filter((entry) => entry.kind === 'dropped' && isOf(entry, sent, end))
    .map(({ at, event, reason, detail }) => ({ at, device, event: formatAlertCode(event), reason, detail }))
}

/** A frame that was too damaged to be read names nothing: it is taken for the Command that was under way. */
const isOf = ({ message, at }: SecurityLogEntry, sent: CommandMade, end: Instant | null): boolean =>
  message === undefined
    ? at >= sent.at && (end === null || at <= end)
    : message.originator === sent.originator &&
      message.counter === String(sent.counter) &&
      message.messageCode === sent.messageCode
