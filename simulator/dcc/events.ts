import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import type { CommandVariant } from '../vocabulary/service-reference.ts'
import { type Subject, subjectOfDevice, subjectOfRequest } from '../vocabulary/subject.ts'
import type { Lesson } from './learning/lessons.ts'
import type { Decision } from './transcript/decision.ts'

/** What happens in the DCC, for event streams and tests. Nothing in the DCC itself listens. */
export type DccEvent = { readonly at: Instant } & (
  | {
      readonly kind: 'request-answered'
      readonly requestId: RequestId
      readonly from: EntityIdentifier
      readonly serviceReferenceVariant: string
      readonly commandVariant: CommandVariant
      readonly code: string
      /** The step of admission that refused it. */
      readonly refusedBy: string | null
      readonly decision: Decision | null
      /** When the answer was durable, `at` being the receipt; left out by a record that does not say, and a run. */
      readonly answeredAt?: Instant
      /** Whether it is a run of a DSP schedule. */
      readonly bySchedule?: boolean
    }
  | { readonly kind: 'request-repeated'; readonly requestId: RequestId }
  | { readonly kind: 'request-turned-away'; readonly requestId: RequestId; readonly code: string }
  | {
      readonly kind: 'request-released'
      readonly requestId: RequestId
      readonly code: string
      readonly refusedBy: string | null
      readonly decision: Decision | null
      /** It was held for another reason than its date. */
      readonly fromQuarantine?: boolean
    }
  | { readonly kind: 'request-unreleased'; readonly requestId: RequestId; readonly code: 'E30' | 'E54' | 'E58' }
  | {
      readonly kind: 'command-sent'
      readonly requestId: RequestId
      readonly device: EntityIdentifier
      readonly frame: Uint8Array
    }
  | { readonly kind: 'command-delivered'; readonly requestId: RequestId; readonly device: EntityIdentifier }
  | {
      readonly kind: 'device-answered'
      readonly requestId: RequestId
      readonly device: EntityIdentifier
      readonly learnt: readonly Lesson[]
    }
  | {
      readonly kind: 'device-answered-late'
      readonly requestId: RequestId
      readonly device: EntityIdentifier
      readonly learnt: readonly Lesson[]
      readonly mirrored: boolean
    }
  | {
      readonly kind: 'device-alerted'
      /** The request whose outcome it tells; the device where it speaks of its own accord. */
      readonly subject: Subject
      readonly device: EntityIdentifier
      readonly alertCode: string
      readonly learnt: readonly Lesson[]
    }
  /** The WAN has lost a hub. */
  | { readonly kind: 'hub-lost'; readonly device: EntityIdentifier }
  /** Another record of the device stands in the inventory. */
  | { readonly kind: 'device-changed'; readonly device: EntityIdentifier }
  | {
      readonly kind: 'device-unanswered'
      readonly requestId: RequestId
      readonly device: EntityIdentifier
      readonly code: 'E20' | 'E21'
    }
  | {
      readonly kind: 'uplink-dropped'
      readonly device: EntityIdentifier
      readonly reason: string
      readonly frame: Uint8Array
    }
  | {
      readonly kind: 'document-queued' | 'document-delivered' | 'document-refused' | 'document-abandoned'
      readonly subject: Subject
      readonly to: EntityIdentifier
      readonly responseId: string
    }
)

/** What an event is about: a request, or a device that speaks of its own accord. */
export function subjectOfEvent(event: DccEvent): Subject {
  if ('subject' in event) return event.subject
  return 'requestId' in event ? subjectOfRequest(event.requestId) : subjectOfDevice(event.device)
}

export interface DccEvents {
  /** The answer ends the subscription. */
  subscribe(listener: (event: DccEvent) => void): () => void
  emit(event: DccEvent): void
}

/** A listener that fails harms neither the others nor the DCC. */
export function createDccEvents(log: Logger): DccEvents {
  const listeners = new Set<(event: DccEvent) => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (err) {
          log.warn({ err, kind: event.kind }, 'a listener failed')
        }
      }
    },
  }
}
