import type { CheckRequest, CheckVerdict } from './contract.ts'

export function judge(_request: CheckRequest): CheckVerdict {
  throw new Error('not yet')
}
