import type { Check } from '../../../dcc/check/check.ts'
import type { CheckRequest, CheckVerdict } from '../../../network-operator-check/contract.ts'
import { questionFrom } from '../../../network-operator-check/question.ts'
import { createReplacementReader } from '../../../network-operator-check/replacement-reader.ts'

const read = createReplacementReader()

/** Puts a question straight to an implementation; rejects where it gives no verdict. */
export const ask = (check: Check, request: CheckRequest): Promise<CheckVerdict> =>
  check.decide(questionFrom(request, read))
