import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { CommandVariant, DuisService } from '../../vocabulary/service-reference.ts'
import type { Lesson } from '../learning/lessons.ts'
import type { Breach } from './breach.ts'
import type { Decision } from './decision.ts'

/** A Command that has left the DCC. */
interface CommandMade {
  readonly at: Instant
  readonly device: EntityIdentifier
  /** Who signed it: the Access Control Broker, or the user. */
  readonly originator: EntityIdentifier
  readonly counter: bigint
  readonly messageCode: number
  readonly frame: Buffer
}

/** One thing that happened to a request, oldest first. Documents are XML, frames GBCS octets. */
export type TranscriptEntry =
  | {
      /** A user sent a request, and the DCC answered on the same connection. */
      readonly kind: 'answered'
      readonly at: Instant
      readonly from: EntityIdentifier
      readonly service: DuisService
      readonly serviceReferenceVariant: string
      readonly commandVariant: CommandVariant
      /** The request as it came. */
      readonly document: Buffer
      readonly code: string
      readonly answer: string
      readonly trace: readonly TraceEntry[]
      readonly decision: Decision | null
      /** The DSP schedule of which it is a run: the DSP made the request, and nobody was answered. */
      readonly schedule?: number
    }
  | {
      /** Not authenticated, or the RequestID was used before: answered, and nothing of it counts. */
      readonly kind: 'turned-away'
      readonly at: Instant
      readonly service: DuisService
      readonly code: string
      readonly answer: string
      readonly trace: readonly TraceEntry[]
    }
  | {
      /** Accepted, and held by anomaly detection until its user says what is to become of it. */
      readonly kind: 'quarantined'
      readonly at: Instant
      /** QuarantineEventRef. */
      readonly reference: string
      readonly by: Breach['by']
      readonly because: string
    }
  | {
      /** Accepted for later: it waits in the DSP's schedule. */
      readonly kind: 'scheduled'
      readonly at: Instant
      readonly until: Instant
    }
  | {
      /** Its time came, and it was judged again. */
      readonly kind: 'released'
      readonly at: Instant
      /** I99 where it became an order, else what it was refused with. */
      readonly code: string
      readonly trace: readonly TraceEntry[]
      readonly decision: Decision | null
    }
  | {
      /** It left the schedule without being released. */
      readonly kind: 'unreleased'
      readonly at: Instant
      /** E58: its user deleted it from quarantine. */
      readonly code: 'E30' | 'E54' | 'E58'
      readonly because: string
    }
  /** Over the WAN. */
  | ({ readonly kind: 'command-sent' } & CommandMade)
  /** To the user, who carries it to the device itself. */
  | ({ readonly kind: 'command-handed-out' } & CommandMade)
  | {
      readonly kind: 'device-answered'
      readonly at: Instant
      readonly device: EntityIdentifier
      readonly frame: Buffer
      readonly learnt: readonly Lesson[]
      /** Until when the device keeps a Command that names its time; null where it has executed it. */
      readonly keptUntil: Instant | null
    }
  | {
      /** The answer came when the request had ended: the DCC learns from it, and the user is told nothing more. */
      readonly kind: 'device-answered-late'
      readonly at: Instant
      readonly device: EntityIdentifier
      readonly frame: Buffer
      readonly learnt: readonly Lesson[]
      /** False where a later Command has been answered meanwhile: what this one says is out of date. */
      readonly mirrored: boolean
    }
  | {
      /** A device told the outcome of a Command that had named its time; in a device's own history, whatever it had to tell. */
      readonly kind: 'device-alerted'
      readonly at: Instant
      readonly device: EntityIdentifier
      /** `8F66`, actioned, or `8F67`, not actioned; any code in a device's own history. */
      readonly alertCode: string
      readonly frame: Buffer
      readonly learnt: readonly Lesson[]
    }
  | {
      /** The device keeps the future-dated Command no more: another took its place, or cancelled it. */
      readonly kind: 'superseded'
      readonly at: Instant
      readonly by: RequestId
    }
  | {
      /** The WAN has lost a hub, as it does when the supply of its home fails. */
      readonly kind: 'hub-lost'
      readonly at: Instant
      readonly device: EntityIdentifier
    }
  | {
      readonly kind: 'unanswered'
      readonly at: Instant
      readonly device: EntityIdentifier
      readonly code: 'E20' | 'E21'
    }
  | {
      readonly kind: 'queued'
      readonly at: Instant
      readonly what: 'service-response' | 'dcc-alert' | 'device-alert'
      readonly to: EntityIdentifier
      /** Its place in the outbox. */
      readonly key: string
      readonly responseId: string
      /** Response code, or alert code for an alert. */
      readonly code: string
      readonly document: string
    }
  | {
      readonly kind: 'delivered' | 'delivery-refused' | 'delivery-abandoned'
      readonly at: Instant
      readonly to: EntityIdentifier
      readonly responseId: string
      /** What the user's service answered; null where it did not. */
      readonly status: number | null
      readonly attempts: number
    }

/** Everything that the DCC recorded of one RequestID, in the order in which it became durable. */
export interface Transcript {
  readonly requestId: RequestId
  readonly entries: readonly TranscriptEntry[]
}

/** What one step saw of one request, kept so that every answer can be asked why. */
export interface TraceEntry {
  readonly step: string
  readonly rule: string
  readonly outcome: 'passed' | 'not-applicable' | 'refused'
  readonly saw: string
  readonly leniency?: string
  readonly code?: ResponseCode
  readonly wouldHaveAccepted?: string
}
