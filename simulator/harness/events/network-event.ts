import { type DccEvent, subjectOfEvent } from '../../dcc/events.ts'
import type { Decision } from '../../dcc/transcript/decision.ts'
import type { CheckSettings } from '../../network-operator-check/contract.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { requestIn, type Subject, subjectOfDevice, subjectOfRequest } from '../../vocabulary/subject.ts'
import type { FaultRule } from '../../wan/fault-rule.ts'

/** What happens in a network that the DCC does not say by itself: what follows from its events, and what somebody changes. */
export type NetworkChange = { readonly at: Instant } & (
  | { readonly kind: 'decision-made'; readonly decision: Decision }
  | {
      readonly kind: 'slot-changed'
      readonly device: EntityIdentifier
      /** The licensed distribution area that it is in; null for a device that is not the fleet's. */
      readonly area: string | null
      readonly before: EntityIdentifier
      readonly after: EntityIdentifier
    }
  | {
      readonly kind: 'registration-loaded'
      readonly series: 'networkParties' | 'suppliers' | null
      /** How many were recorded anew. */
      readonly meteringPoints: number
    }
  | { readonly kind: 'check-changed'; readonly mode: string; readonly settings: CheckSettings }
  | { readonly kind: 'settings-changed' }
  | { readonly kind: 'fault-plan-changed'; readonly rules: readonly FaultRule[] }
  | { readonly kind: 'clock-moved' }
  | { readonly kind: 'paused' | 'resumed' }
)

export type NetworkEvent = DccEvent | NetworkChange
export type NetworkEventKind = NetworkEvent['kind']

/** What an event is about; undefined for one that is about the network as a whole. */
export function subjectOf(event: NetworkEvent): Subject | undefined {
  switch (event.kind) {
    case 'decision-made':
      return subjectOfRequest(event.decision.requestId as RequestId)
    case 'slot-changed':
      return subjectOfDevice(event.device)
    case 'registration-loaded':
    case 'check-changed':
    case 'settings-changed':
    case 'fault-plan-changed':
    case 'clock-moved':
    case 'paused':
    case 'resumed':
      return undefined
    default:
      return subjectOfEvent(event)
  }
}

/** The request that an event is about, if it is about one. */
export function requestOf(event: NetworkEvent) {
  const subject = subjectOf(event)
  return subject && requestIn(subject)
}

/**
 * What follows from an event of the DCC, told behind it.
 *
 * @param areaOf the licensed distribution area that a device is in
 */
export function consequencesOf(
  event: DccEvent,
  areaOf: (device: EntityIdentifier) => string | null,
): readonly NetworkChange[] {
  const { at } = event
  if (event.kind === 'request-answered' || event.kind === 'request-released') {
    const { decision } = event
    return decision === null ? [] : [{ kind: 'decision-made', at, decision }]
  }
  const isLearnt =
    event.kind === 'device-answered' ||
    event.kind === 'device-alerted' ||
    (event.kind === 'device-answered-late' && event.mirrored)
  if (!isLearnt) return []
  const slot = event.learnt
    .flatMap((lesson) => (lesson.kind === 'cells-replaced' ? lesson.cells : []))
    .find(({ cell }) => cell.startsWith('networkOperator/digitalSignature'))
  if (slot === undefined || slot.status !== 0) return []
  const [before, after] = [slot.before.entityIdentifier, slot.after.entityIdentifier]
  const { device } = event
  return before === after ? [] : [{ kind: 'slot-changed', at, device, area: areaOf(device), before, after }]
}
