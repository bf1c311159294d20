import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CheckOutcome, readCheckVerdict } from '../contract.ts'
import { judge } from '../judge.ts'
import { toCheckRequest } from '../question.ts'
import { type RuleId, ruleIds, rules } from '../rules.ts'
import { question } from '../testing/questions.ts'
import { ruleBook } from '../testing/rule-book/rule-book.ts'
import { everyMutant } from './support/every-mutant.ts'
import type { Judge } from './support/flawed.ts'

/** Every row of the rule book as the text of a request, with what ours says. */
const rows = ruleIds.flatMap((rule) =>
  (ruleBook[rule] ?? []).map(([name, given]) => {
    const request = toCheckRequest(question(given))
    return { row: `${rule} ${name}`, text: JSON.stringify(request), ours: judge(request).outcome }
  }),
)

/** How a mutant answers a request; an implementation that throws gives no verdict. */
function outcomeOf(mutant: Judge, text: string): CheckOutcome | 'no verdict' {
  try {
    const verdict = mutant(JSON.parse(text))
    assert.ok(readCheckVerdict(verdict).ok, 'what it gives is a verdict of the contract')
    return verdict.outcome
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error
    return 'no verdict'
  }
}

const mutants = await everyMutant()

describe('the faulty implementations', () => {
  it('are fifty or more', () => assert.ok(mutants.length >= 50, `${mutants.length}`))

  it('break every rule that the check decides, each in two ways or more', () => {
    const broken = (rule: RuleId) => mutants.filter(({ flaw }) => flaw.rule === rule).length
    for (const { id } of rules.filter(({ decidedBy }) => decidedBy === 'check'))
      assert.ok(broken(id) >= 2, `${id}: ${broken(id)}`)
  })

  for (const { name, flaw, judge: mutant } of mutants)
    it(`${flaw.rule} ${name} is wrong on a row of the rule book, and right on many`, (test) => {
      const wrong = rows.filter(({ text, ours }) => outcomeOf(mutant, text) !== ours)
      for (const { row, text, ours } of wrong.slice(0, 5))
        test.diagnostic(`${row}: ${outcomeOf(mutant, text)}, not ${ours}`)
      assert.ok(wrong.length > 0, 'no row tells it from ours')
      assert.ok(wrong.length < 0.75 * rows.length, `${wrong.length} of ${rows.length}: more than one flaw`)
      assert.match(flaw.story, /^\S.*\.$/)
    })
})
