import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Taken, Work } from '../../vocabulary/ports/state.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import type { Subject } from '../../vocabulary/subject.ts'

/** A document that has to reach a user. The document itself is part of its subject's record. */
export interface OutboxEntry {
  /** Finds it in the record. */
  readonly key: string
  readonly to: EntityIdentifier
  /** Documents about one device reach a user in their order. */
  readonly device: EntityIdentifier
  /** In whose record the document stands: a request's, or a device's that spoke of its own accord. */
  readonly subject: Subject
  /** Whose request it answers, or the alert's own id; with the content, how a user knows a document that it gets twice. */
  readonly responseId: string
}

export const storedDelivery = storedKind(
  'a document to be delivered',
  1,
  z.strictObject({
    key: z.string(),
    subject: z
      .string()
      .regex(/^(request|device)\//)
      .transform((subject) => subject as Subject),
    responseId: z.string(),
  }),
)

/** The kind of the works that deliver to a user: each user's connections are its own. */
export const deliveryWork = (to: EntityIdentifier): string => `document/${to}`

/** Has a document delivered whatever happens, behind those about the same device. */
export const workOfEntry = ({ to, device, key, subject, responseId }: OutboxEntry, due: Instant): Work => ({
  kind: deliveryWork(to),
  lane: `${to}/${device}`,
  due,
  body: storedDelivery.write({ key, subject, responseId }),
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export function entryOfWork({ kind, lane, body }: Taken): OutboxEntry {
  const [to, device] = lane.split('/') as [EntityIdentifier, EntityIdentifier]
  return { to, device, ...readStored(storedDelivery, `${kind} ${lane}`, body) }
}
