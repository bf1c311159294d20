import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { GherkinChild, GherkinExamples, GherkinScenario } from './dry-run.ts'
import { scenariosIn } from './scenarios.ts'

const tagged = (...names: string[]) => ({ tags: names.map((name) => ({ name })) })
const step = { keywordType: 'Context', text: 'something' } as const

const scenario = (name: string, line: number, examples: readonly GherkinExamples[] = []): GherkinScenario => ({
  ...tagged(`@${line}`),
  name,
  location: { line },
  steps: [step],
  examples,
})

const examples = (tag: string[], ...cells: string[]): GherkinExamples => ({
  ...tagged(...tag),
  tableHeader: { cells: [{ value: 'what' }] },
  tableBody: cells.map((value) => ({ cells: [{ value }] })),
})

const read = (...children: GherkinChild[]) =>
  scenariosIn([
    { gherkinDocument: { uri: 'features/a.feature', feature: { ...tagged('@feature'), name: 'A', children } } },
  ])

describe('the scenarios of a feature', () => {
  test('know their Rule, the tags around them and how much stands in the background', () => {
    const background = { steps: [step] }
    const rule = { ...tagged('@rule'), name: 'NOC-1 So it is', children: [{ scenario: scenario('inside', 9) }] }
    const [outside, inside] = read({ background }, { scenario: scenario('outside', 5) }, { rule })
    assert.deepEqual(
      [outside?.clause, outside?.tags, outside?.background, outside?.steps.length],
      [null, ['@feature', '@5'], 1, 1],
    )
    assert.deepEqual(
      [inside?.clause, inside?.tags, inside?.background],
      ['NOC-1 So it is', ['@feature', '@rule', '@9'], 1],
    )
  })

  test('of an outline are one', () => {
    const found = read({ scenario: scenario('a <what>', 5, [examples([], 'cat', 'dog')]) })
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a <what>'],
    )
  })

  test('of an outline whose examples have tags are its rows', () => {
    const found = read({
      scenario: scenario('a <what>', 5, [examples(['@case-1'], 'cat'), examples(['@case-2'], 'dog')]),
    })
    assert.deepEqual(
      found.map(({ name, tags }) => [name, tags.at(-1)]),
      [
        ['a cat', '@case-1'],
        ['a dog', '@case-2'],
      ],
    )
  })
})
