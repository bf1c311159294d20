import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rules } from '../../../simulator/network-operator-check/rules.ts'
import { readFeatures } from '../../gherkin/dry-run.ts'
import { scenariosIn } from '../../gherkin/scenarios.ts'
import { cases, numberOfCases } from './cases.ts'
import { evidenceForCase, evidenceForRule, provingRows } from './evidence.ts'
import { provingTests } from './unit-tests.ts'

const scenarios = scenariosIn(await readFeatures())

describe('the rule book', () => {
  test('has every case, each once', () =>
    assert.deepEqual(
      cases.map(({ number }) => number),
      Array.from({ length: numberOfCases }, (_, index) => index + 1),
    ))

  for (const { number, happening, proof } of cases)
    test(`case ${number} is ${typeof proof === 'object' ? 'claimed by nothing' : 'proved'}: ${happening}`, () => {
      const { inNetwork, atThePort, rows, tests } = evidenceForCase(number, scenarios)
      const all = [...inNetwork, ...atThePort, ...rows, ...tests]
      if (typeof proof === 'object') assert.deepEqual(all, [], 'out of scope, and yet there is a proof')
      else assert.notDeepEqual(proof === 'network' ? inNetwork : all, [], `nothing proves case ${number}`)
    })

  for (const { id, decidedBy } of rules)
    test(`${id} is proved by ${decidedBy === 'check' ? 'three scenarios or more and by rows' : 'a scenario'}`, () => {
      const { inNetwork, atThePort, rows } = evidenceForRule(id, scenarios)
      const found = inNetwork.length + atThePort.length
      assert.ok(found >= (decidedBy === 'check' ? 3 : 1), `${found} scenarios`)
      if (decidedBy === 'check') assert.ok(rows.length >= 3, `${rows.length} rows`)
    })

  test('no row and no unit test names a case that there is not', () => {
    const strangers = [...provingRows, ...provingTests].filter((row) =>
      row.cases.some((number) => number < 1 || number > numberOfCases),
    )
    assert.deepEqual(strangers, [])
  })
})
