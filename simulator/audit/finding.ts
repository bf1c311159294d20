import type { CauseId } from '../causes/causes.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { EstateRow } from './estate-reader.ts'
import type { PartyBook } from './party-book.ts'
import type { PartySets } from './party-sets.ts'
import type { RightCertificates } from './right-certificates.ts'
import type { Judgement } from './row-judge.ts'

/** A device that its true operator cannot reach, or not for long. */
interface Finding {
  readonly deviceId: string
  /** Null where the estate has none. */
  readonly meteringPoint: string | null
  /** The id of the registered network party; several joined by ` or ` where records contradict each other; null for none. */
  readonly registered: string | null
  /** Entity Identifier of who can reach the device instead; two joined by ` and ` where the pair is mixed; null for nobody known. */
  readonly holder: string | null
  /** The check's reason; null where the check has nothing against it, but the certificate has expired or is nowhere published. */
  readonly reason: Judgement['reason']
  readonly cause: CauseId
  /** Decimal serial numbers of the certificates that would be right. */
  readonly right: readonly string[]
}

/** A finding with the words that a person needs to act on it. */
export interface ReportedFinding extends Finding {
  /** Empty where nobody is registered. */
  readonly registeredName: string
  /** Empty where nobody who is known can reach the device. */
  readonly holderName: string
  readonly remedy: string
}

/** What holds for all findings of one judgement: made once. */
export type FindingContent = Omit<ReportedFinding, 'deviceId' | 'meteringPoint'>

export function findingContent(
  judgement: Judgement,
  sets: PartySets,
  book: PartyBook,
  rightCertificates: RightCertificates,
): FindingContent | null {
  const { cause, reason, slot } = judgement
  if (cause === null) return null
  const holders = [...new Set(slot.flatMap(({ held }) => held.entityIdentifier ?? []))]
  const registered = sets.members(judgement.registered)
  const [signer = null] = holders
  return {
    registered: registered.join(' or ') || null,
    holder: holders.join(' and ') || null,
    reason,
    cause,
    right: rightCertificates(expectedOf(judgement, sets)),
    registeredName: registered.map(book.nameOfParty).join(' or '),
    holderName: holders.map(book.nameOf).join(' and '),
    remedy: remedyOf(cause, signer, book),
  }
}

/** The check says whose certificates it expects only where it came as far as that. */
const expectedOf = ({ expected, registered }: Judgement, sets: PartySets) => ({
  identifiers: expected,
  parties: sets.members(registered),
})

export const findingOf = (
  { deviceId, meteringPoint }: Pick<EstateRow, 'deviceId' | 'meteringPoint'>,
  content: FindingContent,
): ReportedFinding => ({ deviceId, meteringPoint, ...content })

/**
 * What can be done about a finding, and who has to be asked.
 *
 * @param signer whose digital signature certificate is in the slot: the device takes the next change from them alone
 */
function remedyOf(cause: CauseId, signer: EntityIdentifier | null, book: PartyBook): string {
  if (cause === 'dcc-left') return '6.21 by the responsible supplier: the DCC still holds the slot'
  if (signer === null) return 'nobody who is known can change the slot: ask the manufacturer, or exchange the device'
  return `6.15.1 signed by ${book.nameOf(signer)}: ask them`
}
