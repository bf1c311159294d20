import type { MarketDate } from '../../../vocabulary/market-date.ts'
import { marketDateOf } from '../../../vocabulary/market-date.ts'
import { isEffectiveOn } from '../../../vocabulary/registration-record.ts'
import { determiningPoint } from '../../determining-point.ts'
import { createNetworkPartyDirectory, type NetworkParty } from '../../network-party-directory.ts'
import type { CheckQuestion, RegistrationRecord } from '../../question.ts'

const firstDay = '0001-01-01' as MarketDate

/** The day that counts. */
export const dayOf = ({ effectiveAt }: CheckQuestion): MarketDate => marketDateOf(effectiveAt)

/** The records of the metering point that decides, of whatever day, in their order. */
export const recordsOfPoint = (question: CheckQuestion): RegistrationRecord[] => {
  const point = determiningPoint(question)
  return question.registration.filter(({ meteringPoint }) => meteringPoint === point)
}

/** Those of them that are effective on the day that counts. */
export const recordsOfDay = (question: CheckQuestion): RegistrationRecord[] =>
  recordsOfPoint(question).filter((record) => isEffectiveOn(record, dayOf(question)))

/** The record that began last. */
export const latestOf = (records: readonly RegistrationRecord[]): RegistrationRecord | undefined =>
  [...records].sort((one, other) => (one.from < other.from ? 1 : -1))[0]

/** A record taken for one that always was and always will be. */
export const forEver = (record: RegistrationRecord): RegistrationRecord => ({ ...record, from: firstDay, to: null })

/** The question as if the metering point that decides had one record, for ever; none with undefined. */
export function withOneRecord(question: CheckQuestion, record: RegistrationRecord | undefined): CheckQuestion {
  const meteringPoint = determiningPoint(question)
  const others = question.registration.filter((candidate) => candidate.meteringPoint !== meteringPoint)
  if (record === undefined || meteringPoint === null) return { ...question, registration: others }
  return { ...question, registration: [...others, { ...forEver(record), meteringPoint }] }
}

/** The question with its network parties taken for what `misread` makes of them. */
export const withParties = (
  question: CheckQuestion,
  misread: (parties: readonly NetworkParty[]) => readonly NetworkParty[],
): CheckQuestion => ({
  ...question,
  networkParties: createNetworkPartyDirectory(misread(question.networkParties.parties())),
})
