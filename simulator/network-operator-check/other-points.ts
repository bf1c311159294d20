import type { WarningCode } from './contract.ts'
import { pointsOfItsFuel } from './determining-point.ts'
import type { CheckQuestion } from './question.ts'
import { partiesOn, type Registered } from './responsible-party.ts'

/**
 * What the metering points that never decide give reason to warn of (NOC-15): another network party than the
 * responsible one on an export or secondary MPAN, on the day that counts.
 */
export function warningsOfOtherPoints(question: CheckQuestion, { party, day }: Registered): readonly WarningCode[] {
  for (const { purpose, value } of pointsOfItsFuel(question)) {
    if (purpose === 'import') continue
    if (partiesOn(question, value, day).some((other) => other !== party))
      return ['other-network-party-on-secondary-point']
  }
  return []
}
