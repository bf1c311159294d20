import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CheckVerdict } from './contract.ts'
import { decide } from './decide.ts'
import { judge } from './judge.ts'
import { toCheckRequest } from './question.ts'
import { rules } from './rules.ts'
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
