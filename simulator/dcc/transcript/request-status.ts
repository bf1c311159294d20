import { alertCodes, formatAlertCode } from '../../gbcs/alert-codes.ts'
import { serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import type { TranscriptEntry } from './transcript.ts'

/** How far a RequestID has come: never taken on, under way, or at its end. */
export type RequestStatus = 'not-taken-on' | 'under-way' | 'succeeded' | 'failed'

/** What became of a request, as its record has it. A Pre-Command that was made of it is not yet that it was taken on. */
export function requestStatusOf(entries: readonly TranscriptEntry[]): RequestStatus {
  const takenOn = entries.find(isTakenOn)
  if (takenOn === undefined) return 'not-taken-on'
  if (entries.some(isFailure)) return 'failed'
  return isAnsweredAtOnce(takenOn) || entries.some(isDone) ? 'succeeded' : 'under-way'
}

type AnsweredEntry = Extract<TranscriptEntry, { kind: 'answered' }>

const isTakenOn = (entry: TranscriptEntry): entry is AnsweredEntry =>
  entry.kind === 'answered' &&
  entry.code.startsWith('I') &&
  serviceOfCommandVariant[entry.commandVariant] !== 'Transform'

/**
 * What the DCC answers by itself ends with that, also where its I99 has no body to stand beside I0
 * (docs/domain/codes.md#i0-i99).
 */
const isAnsweredAtOnce = ({ code, commandVariant }: AnsweredEntry): boolean =>
  code !== 'I99' || serviceOfCommandVariant[commandVariant] === 'NonDevice'

/** A device that keeps a Command until its time has not carried it out: 8F66 says that it has, 8F67 that it has not. */
const isDone = (entry: TranscriptEntry): boolean =>
  (entry.kind === 'device-answered' && entry.keptUntil === null) ||
  (entry.kind === 'device-alerted' && entry.alertCode === actioned)

const [actioned, notActioned] = [alertCodes.futureDatedCommandActioned, alertCodes.futureDatedCommandNotActioned].map(
  formatAlertCode,
)

const isFailure = (entry: TranscriptEntry): boolean =>
  (entry.kind === 'device-alerted' && entry.alertCode === notActioned) ||
  entry.kind === 'unanswered' ||
  entry.kind === 'unreleased' ||
  entry.kind === 'superseded' ||
  (entry.kind === 'released' && !entry.code.startsWith('I'))
