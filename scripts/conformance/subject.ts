import { type GbcsMessage, readMessage } from '../../simulator/gbcs/message.ts'
import type { GbcsFlaw } from '../../simulator/gbcs/octets/flaw.ts'
import { type ReferenceEntry, referenceOctets } from '../../simulator/gbcs/testing/reference-messages.ts'
import type { Result } from '../../simulator/vocabulary/result.ts'

/** A message of the reference data, with what is published of it. */
export interface Subject {
  readonly entry: ReferenceEntry
  readonly octets: Buffer
}

/** A subject that reads as a frame. */
export interface ReadSubject extends Subject {
  readonly message: GbcsMessage
}

export const subjectOf = (entry: ReferenceEntry): Subject => ({ entry, octets: referenceOctets(entry.file) })

export const frameOf = ({ octets }: Subject): Result<GbcsMessage, GbcsFlaw> => readMessage(octets)
