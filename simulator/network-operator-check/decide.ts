import type { CheckVerdict } from './contract.ts'
import type { CheckQuestion } from './question.ts'

export function decide(_question: CheckQuestion): CheckVerdict {
  throw new Error('not yet')
}
