import type { CheckQuestion } from '../../../../network-operator-check/question.ts'
import { question } from '../../../../network-operator-check/testing/questions.ts'

/** A question under a name of its own. */
export const questionCalled = (requestId: string): CheckQuestion => ({ ...question(), requestId })
