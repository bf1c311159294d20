import { roleFor } from '../../../dcc/admission/role-for.ts'
import type { DccEvent } from '../../../dcc/events.ts'
import type { Decision } from '../../../dcc/transcript/decision.ts'
import type { DeviceType } from '../../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import { parseRequestId, type RequestId } from '../../../vocabulary/request-id.ts'
import { type CommandVariant, serviceOfCommandVariant, serviceRequests } from '../../../vocabulary/service-reference.ts'
import { nameOfParty } from '../../in-words/who-is-who.ts'
import type { Network } from '../../network.ts'

/** What became of a request, as a list tells it. */
export const requestOutcomes = ['done', 'refused-by-check', 'refused', 'unanswered', 'waiting'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

/** A request in one line of a list. */
export interface RequestRow {
  /** Of the event that it was answered first: its place in the list. */
  readonly sequence: number
  readonly requestId: RequestId
  readonly at: Instant
  readonly submittedBy: {
    readonly entityIdentifier: EntityIdentifier
    readonly name: string
    readonly role: string | null
  }
  readonly serviceReferenceVariant: string
  /** The Command Variants under which it came: 4 and 5 for a critical one. */
  readonly commandVariants: readonly number[]
  readonly device: {
    readonly id: EntityIdentifier
    /** Null for a device that the inventory does not hold. */
    readonly type: DeviceType | null
    readonly postCode: string | null
    readonly meteringPoint: string | null
    readonly area: string | null
  }
  /** The answer on its connection. */
  readonly code: string
  /** The code of its Service Response; null while there is none. */
  readonly finalCode: string | null
  readonly outcome: RequestOutcome
  /** The step of admission that refused it. */
  readonly step: string | null
  /** What the check decided, if it was asked. */
  readonly rule: string | null
  readonly reason: string | null
  /** Milliseconds from the answer to the end, by the simulated clock. */
  readonly endedAfter: number | null
  /** Entity Identifiers that the check would have accepted. */
  readonly accepted: readonly string[]
  /** The code that its tester expected, and whether it came; null where nobody said, met null while it is open. */
  readonly expected: { readonly code: string; readonly met: boolean | null } | null
}

type RequestAnswered = Extract<DccEvent, { kind: 'request-answered' }>

/** The row of a request that is answered for the first time. */
export function newRow(
  event: RequestAnswered,
  sequence: number,
  { dcc, fleet }: Pick<Network, 'dcc' | 'fleet'>,
  expectedCode: string | null,
): RequestRow {
  const { requestId, from, serviceReferenceVariant, commandVariant, at } = event
  const device = parseRequestId(requestId)?.target ?? from
  const record = fleet.inventoryRecord(device)
  const premises = fleet.premisesOf(device)
  const user = dcc.users.user(from)
  const definition = serviceRequests[serviceReferenceVariant]
  return judged({
    sequence,
    requestId,
    at,
    submittedBy: {
      entityIdentifier: from,
      name: nameOfParty(from),
      role: (user && roleFor(user, record?.type, definition)) ?? null,
    },
    serviceReferenceVariant,
    commandVariants: [commandVariant],
    device: {
      id: device,
      type: record?.type ?? null,
      postCode: premises?.postCode ?? null,
      meteringPoint: record?.importMpxn ?? (record?.type === 'GPF' ? (premises?.mprn ?? null) : null),
      area: premises?.region.name ?? null,
    },
    ...answeredWith(event),
    expected: expectedCode === null ? null : { code: expectedCode, met: null },
  })
}

/** The row with whether what was expected came. */
function judged(row: RequestRow): RequestRow {
  const { expected, outcome, code, finalCode } = row
  if (expected === null) return row
  const met = outcome === 'waiting' ? null : expected.code === (finalCode ?? code)
  return met === expected.met ? row : { ...row, expected: { ...expected, met } }
}

/** What an event makes of a row; the row itself where it says nothing of it. */
export const rowAfter = (row: RequestRow, event: DccEvent): RequestRow => {
  const after = changedBy(row, event)
  return after === row ? row : judged(after)
}

function changedBy(row: RequestRow, event: DccEvent): RequestRow {
  switch (event.kind) {
    case 'request-answered':
      return {
        ...row,
        commandVariants: [...new Set([...row.commandVariants, event.commandVariant])],
        ...answeredWith(event),
      }
    case 'request-released':
      return event.refusedBy === null
        ? { ...row, ...decidedBy(event.decision) }
        : {
            ...ended(row, event.at, event.code, refusalOf(event.decision)),
            step: event.refusedBy,
            ...decidedBy(event.decision),
          }
    case 'request-unreleased':
      return ended(row, event.at, event.code, 'refused')
    case 'device-answered':
      return ended(row, event.at, 'I0', 'done')
    case 'device-unanswered':
      return ended(row, event.at, event.code, 'unanswered')
    default:
      return row
  }
}

const answeredWith = ({ code, commandVariant, refusedBy, decision }: RequestAnswered) => ({
  code,
  finalCode: null,
  outcome: refusedBy === null ? acceptedWith(code, commandVariant) : refusalOf(decision),
  step: refusedBy,
  endedAfter: null,
  ...decidedBy(decision),
})

/** What the DCC does by itself is done when it is answered; so is what is answered with another code than I99. */
export const acceptedWith = (code: string, variant: CommandVariant): RequestOutcome =>
  code === 'I99' && serviceOfCommandVariant[variant] !== 'NonDevice' ? 'waiting' : 'done'

export const refusalOf = (decision: Decision | null): RequestOutcome =>
  decision?.outcome === 'refused' && decision.mode === 'enforce' ? 'refused-by-check' : 'refused'

const decidedBy = (decision: Decision | null) => ({
  rule: decision?.rule ?? null,
  reason: decision?.reason ?? null,
  accepted: decision?.expected ?? [],
})

const ended = (row: RequestRow, at: Instant, finalCode: string, outcome: RequestOutcome): RequestRow => ({
  ...row,
  finalCode,
  outcome,
  endedAfter: at - row.at,
})

/** Words by which a row is found and that many others have too, in lower case. */
export function commonWordsOf({ submittedBy, device, ...row }: RequestRow): ReadonlySet<string> {
  const said = [
    submittedBy.entityIdentifier,
    ...submittedBy.name.split(/\s+/),
    submittedBy.role,
    row.serviceReferenceVariant,
    device.type,
    ...(device.area ?? '').split(/[\s,]+/),
    row.code,
    row.finalCode,
    row.outcome,
    row.rule,
    row.reason,
  ]
  return new Set(said.filter((word) => word !== null && word !== '').map((word) => String(word).toLowerCase()))
}

/** Whether a word by which hardly another row is found begins so: its RequestID, its device, or where that is. @param beginning in capitals */
export const hasOwnWord = ({ requestId, device }: RequestRow, beginning: string): boolean =>
  requestId.startsWith(beginning) ||
  device.id.startsWith(beginning) ||
  (device.meteringPoint?.startsWith(beginning) ?? false) ||
  (device.postCode !== null && inOneWord(device.postCode).startsWith(beginning))

const inOneWord = (postCode: string): string => postCode.replace(' ', '').toUpperCase()
