import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { type Subject, subjectOfRequest } from '../../vocabulary/subject.ts'

/** A document that has to reach a user. The document itself is part of its subject's record. */
export interface OutboxEntry {
  /** Orders the entries of a user, oldest first. */
  readonly key: string
  readonly to: EntityIdentifier
  /** Documents about one device reach a user in their order. */
  readonly device: EntityIdentifier
  /** In whose record the document stands: a request's, or a device's that spoke of its own accord. */
  readonly subject: Subject
  /** Whose request it answers, or the alert's own id; with the content, how a user knows a document that it gets twice. */
  readonly responseId: string
}

const prefix = 'dcc/outbox/'

export const prefixOf = (user: EntityIdentifier): string => `${prefix}${user}/`

/** @param number from the DCC's durable sequence */
export const outboxKey = (to: EntityIdentifier, number: number): string =>
  prefixOf(to) + String(number).padStart(16, '0')

/** What a commit must put so that the entry is delivered whatever happens. */
export const toPut = ({ key, ...kept }: OutboxEntry): readonly [key: string, value: unknown] => [key, kept]

type Kept = Omit<OutboxEntry, 'key'>
/** A state of before devices were subjects: every document was about a request. */
type KeptByRequest = Omit<Kept, 'subject'> & { readonly requestId: RequestId }

export function entryFrom(key: string, value: unknown): OutboxEntry {
  const kept = value as Kept | KeptByRequest
  if ('subject' in kept) return { key, ...kept }
  const { requestId, ...rest } = kept
  return { key, subject: subjectOfRequest(requestId), ...rest }
}
