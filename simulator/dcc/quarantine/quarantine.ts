import { createHash } from 'node:crypto'
import { z } from 'zod'
import { everyValue } from '../../environment/every-value.ts'
import { entryOfVariant, type RequestEntry } from '../../vocabulary/command-variant.ts'
import type { DccAlertCode } from '../../vocabulary/dcc-alert-code.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Key, Put, State } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { Facts } from '../admission/facts.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { acknowledgement, type RecordAnswer } from '../schedule/connection-answer.ts'
import type { Recall } from '../schedule/recall.ts'
import type { Release } from '../schedule/release.ts'
import { type Breach, breachKinds } from '../transcript/breach.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'

/** A request that anomaly detection holds: accepted, and no Command of it is made until its user says so. */
interface QuarantinedRequest {
  /** QuarantineEventRef, up to twenty digits. */
  readonly reference: string
  readonly requestId: RequestId
  readonly entry: RequestEntry
  readonly user: EntityIdentifier
  readonly device: EntityIdentifier
  readonly serviceReferenceVariant: string
  readonly at: Instant
  readonly by: Breach['by']
  readonly because: string
}

/** Quarantine (docs/domain/codes.md#anomaly-detection). A quarantined request reaches exactly one end, like any other. */
export interface Quarantine {
  /** Holds an admitted request; its user is told by a DCC Alert. */
  hold(facts: Facts, breach: Breach, settle: RecordAnswer): Promise<void>
  /** In the order of their references. */
  list(): Promise<readonly QuarantinedRequest[]>
  /** Judges it again, and carries it out. @returns false where the reference is of none */
  release(reference: string): Promise<boolean>
  /** Ends it: its user is told E58. @returns as above */
  remove(reference: string): Promise<boolean>
}

export interface QuarantineOptions {
  readonly state: Pick<State, 'read' | 'page'>
  readonly correspondence: Pick<Correspondence, 'dccAlert' | 'serviceResponse' | 'queue' | 'commit'>
  readonly records: SubjectRecord
  readonly recall: Recall
  readonly release: Release
  readonly clock: Clock
}

export const storedQuarantined = storedKind(
  'a request in quarantine',
  1,
  z.strictObject({
    requestId: z.string().transform((id) => id as RequestId),
    entry: z.enum(['request', 'signed-pre-command']),
    user: z.string().transform((id) => id as EntityIdentifier),
    device: z.string().transform((id) => id as EntityIdentifier),
    serviceReferenceVariant: z.string(),
    at: z.number().transform((at) => at as Instant),
    by: z.enum(breachKinds),
    because: z.string(),
  }),
)

const prefix = 'quarantine/'

/** Which alert tells of which threshold, and under which element. */
const alerts = {
  'user-threshold': ['N44', 'adUserThresholdBreach'],
  'dcc-threshold': ['N45', 'adDccThresholdBreach'],
  'attribute-limit': ['N46', 'adAttributeLimitsBreach'],
} as const satisfies Record<Breach['by'], readonly [DccAlertCode, string]>

type Content = Extract<RaisedAlert['alert'], { element: 'QuarantinedRequest' }>['content']
type BreachContent = { readonly requestId: RequestId; readonly quarantineEventRef: bigint }

const contents: Readonly<Record<(typeof alerts)[Breach['by']][1], (breach: BreachContent) => Content>> = {
  adUserThresholdBreach: (adUserThresholdBreach) => ({ adUserThresholdBreach }),
  adDccThresholdBreach: (adDccThresholdBreach) => ({ adDccThresholdBreach }),
  adAttributeLimitsBreach: (adAttributeLimitsBreach) => ({ adAttributeLimitsBreach }),
}

export function createQuarantine(options: QuarantineOptions): Quarantine {
  const { state, correspondence, records, recall, release, clock } = options

  const found = async (reference: string) => {
    const key = prefix + reference
    const [place] = await state.read([key])
    const stored = storedQuarantined.read(key, place?.value)
    const removal: Put = { key, version: place?.version ?? 0, value: undefined }
    return stored && { stored, removal }
  }

  return {
    async hold({ request, receivedAt: at }, { by, because }, settle) {
      const { requestId, requestIdParts, serviceReferenceVariant, commandVariant } = request
      const { originator: user, target: device } = requestIdParts
      const entry = entryOfVariant(commandVariant)
      const reference = referenceOf(requestId, entry)
      const subject = subjectOfRequest(requestId)
      const alert = await correspondence.dccAlert(request, alertOf(user, requestId, reference, by))
      const queued = correspondence.queue(subject, [alert])
      const held = { requestId, entry, user, device, serviceReferenceVariant, at, by, because }
      await settle({
        ...acknowledgement,
        change: {
          append: [records.event(subject, { kind: 'quarantined', at, reference, by, because }), ...queued.append],
          put: [{ key: prefix + reference, version: 0, value: storedQuarantined.write(held) }],
          add: queued.add,
        },
        begin: queued.begin,
      })
    },
    async list() {
      const all: QuarantinedRequest[] = []
      for await (const { key, value } of everyValue(state, prefix))
        all.push({ reference: referenceIn(key), ...readStored(storedQuarantined, key, value) })
      return all
    },
    async release(reference) {
      const place = await found(reference)
      if (place === undefined) return false
      const { requestId, entry } = place.stored
      await release({ requestId, entry, from: 'quarantine' }, { put: [place.removal], done: [] })
      return true
    },
    async remove(reference) {
      const place = await found(reference)
      if (place === undefined) return false
      const { requestId, entry } = place.stored
      const { request } = (await recall(requestId, entry)).received
      const outgoing = [await correspondence.serviceResponse(request, 'E58', null)]
      const at = clock.now()
      await correspondence.commit({
        subject: subjectOfRequest(requestId),
        entries: [{ kind: 'unreleased', at, code: 'E58', because: `it was held under ${reference}` }],
        elsewhere: [],
        outgoing,
        put: [place.removal],
        announced: { kind: 'request-unreleased', at, requestId, code: 'E58' },
      })
      return true
    },
  }
}

const referenceIn = (key: Key): string => key.slice(prefix.length)

/** Follows from the RequestID, as that of a DSP schedule does. */
const referenceOf = (requestId: RequestId, entry: RequestEntry): string =>
  String(createHash('sha256').update(`${requestId}/${entry}`).digest().readBigUInt64BE())

function alertOf(to: EntityIdentifier, requestId: RequestId, reference: string, by: Breach['by']): RaisedAlert {
  const [alertCode, element] = alerts[by]
  const breach = { requestId, quarantineEventRef: BigInt(reference) }
  return {
    to,
    alertCode,
    alert: { kind: 'described', element: 'QuarantinedRequest', content: contents[element](breach) },
  }
}
