import type { UnknownReason } from '../../contract.ts'
import type { CheckQuestion } from '../../question.ts'

/** The question as if the setting for a reason of NOC-12 said accept. */
export const accepting = (question: CheckQuestion, reason: UnknownReason): CheckQuestion => ({
  ...question,
  settings: { ...question.settings, onUnknown: { ...question.settings.onUnknown, [reason]: 'accept' } },
})
