import type { Check } from '../../dcc/check/check.ts'
import { verdictFrom } from '../../dcc/check/implementations/read-verdict.ts'
import type { CheckRequest } from '../../network-operator-check/contract.ts'
import { toCheckRequest } from '../../network-operator-check/question.ts'

/** An implementation of the check as a function in this process: what it returns is read as a CheckVerdict. */
export type CheckFunction = (request: CheckRequest) => unknown

/** The function as an implementation. It gets a copy: what it changes there, nobody else is asked. */
export const checkOfFunction = (judge: CheckFunction): Check => ({
  decide: async (question) => verdictFrom(await judge(structuredClone(toCheckRequest(question)))),
})
