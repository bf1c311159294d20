import type { CreditMark } from '../state/meter-account.ts'
import { isExhausted, type Ledger } from './ledger.ts'

const marks: Readonly<Record<CreditMark, (ledger: Ledger) => boolean>> = {
  'low-credit': ({ isPrepayment, balance, emergency, lowCreditThreshold }) =>
    isPrepayment && balance + emergency.remaining < lowCreditThreshold,
  'emergency-credit-available': ({ isPrepayment, balance, emergency }) =>
    isPrepayment && !emergency.isInUse && balance <= emergency.threshold,
  'emergency-credit-exhausted': ({ emergency }) => emergency.isInUse && emergency.remaining <= 0,
  disabled: isExhausted,
}

/**
 * What is to be said of the credit of a meter.
 *
 * @param mayBeDisabled whether supply may be cut off: not in a period without disablement, in which what is off stays off
 */
export const marksOf = (ledger: Ledger, mayBeDisabled = true): readonly CreditMark[] =>
  (Object.keys(marks) as CreditMark[]).filter((mark) => marks[mark](ledger) && (mark !== 'disabled' || mayBeDisabled))

/** Events of GBCS 16.2, by what has come about. */
export const eventOfMark: Readonly<Record<CreditMark, number>> = {
  'low-credit': 0x810d,
  'emergency-credit-available': 0x8119,
  'emergency-credit-exhausted': 0x81aa,
  disabled: 0x8f0f,
}
/** Supply is armed again. */
export const supplyArmed = 0x8f32
