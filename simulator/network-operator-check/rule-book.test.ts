import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CheckVerdict } from './contract.ts'
import { decide } from './decide.ts'
import { judge } from './judge.ts'
import { toCheckRequest } from './question.ts'
import { ruleIds, rules } from './rules.ts'
import { question } from './testing/questions.ts'
import { ruleBook } from './testing/rule-book/rule-book.ts'

/** `outcome rule reason +warning`, as rows have it. */
const inWords = (verdict: CheckVerdict): string =>
  [
    verdict.outcome,
    verdict.rule,
    ...(verdict.outcome === 'refused' ? [verdict.reason] : []),
    ...verdict.warnings.map((code) => `+${code}`),
  ].join(' ')

for (const { id, title, decidedBy } of rules) {
  if (decidedBy !== 'check') continue
  const rows = ruleBook[id] ?? []
  describe(`${id}: ${title}`, () => {
    for (const [name, given, expected] of rows)
      it(name, () => {
        const asked = question(given)
        const verdict = decide(asked)
        assert.equal(inWords(verdict), expected, verdict.because)
        assert.match(verdict.because, /^[A-Z].*\.$/)
        // The same over the port: JSON, and the certificates read anew.
        assert.deepEqual(judge(JSON.parse(JSON.stringify(toCheckRequest(asked)))), verdict)
      })

    it('is proved by three rows or more', () => {
      assert.ok(rows.length >= 3)
    })
  })
}

describe('the rule book', () => {
  it('proves the rules that the check decides, and no others', () => {
    const decidedByCheck = rules.filter(({ decidedBy }) => decidedBy === 'check').map(({ id }) => id)
    const idsInOrder = ruleIds.filter((id) => id in ruleBook)
    assert.deepEqual(decidedByCheck, idsInOrder)
    assert.equal(Object.keys(ruleBook).length, idsInOrder.length)
  })

  it('leaves the others to the simulator, and says what each rule demands', () => {
    for (const { id, title, decidedBy } of rules) {
      assert.equal(decidedBy, id in ruleBook ? 'check' : 'simulator')
      assert.match(title, /^[A-Z].+[^.]$/, id)
    }
    assert.deepEqual(
      rules.map(({ id }) => id),
      Array.from({ length: 18 }, (_, index) => `NOC-${index + 1}`),
    )
  })
})
