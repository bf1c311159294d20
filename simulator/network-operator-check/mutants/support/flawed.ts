import type { CheckRequest, CheckVerdict } from '../../contract.ts'
import { decide } from '../../decide.ts'
import { type CheckQuestion, questionFrom } from '../../question.ts'
import { createReplacementReader } from '../../replacement-reader.ts'
import type { RuleId } from '../../rules.ts'

/** What is wrong with an implementation of the check, though its authors thought that it was right. */
export interface Flaw {
  /** The rule that it breaks. */
  readonly rule: RuleId
  /** How a real team would come to write it. */
  readonly story: string
}

/** An implementation as `--check` takes it. */
export type Judge = (request: CheckRequest) => CheckVerdict

/** The implementations of a file, by name. */
export type Mutants = Readonly<Record<string, readonly [Flaw, Judge]>>

const read = createReplacementReader()

/** An implementation that decides by a rule of its own. */
export const deciding =
  (ownWay: (question: CheckQuestion) => CheckVerdict): Judge =>
  (request) =>
    ownWay(questionFrom(request, read))

/** An implementation that would decide rightly, had it not misread the question. */
export const misreading = (misread: (question: CheckQuestion) => CheckQuestion): Judge =>
  deciding((question) => decide(misread(question)))
