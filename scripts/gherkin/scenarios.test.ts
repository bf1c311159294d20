import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { scenariosIn } from './scenarios.ts'
import { queryOf } from './testing/query-of.ts'

const read = (...lines: string[]) => scenariosIn(queryOf(['@feature', 'Feature: A', ...lines]))

describe('the scenarios of a feature', () => {
  test('know their Rule, the tags around them and how much stands in the backgrounds', () => {
    const [outside, inside] = read(
      'Background:',
      '  Given something',
      '@outside',
      'Scenario: outside',
      '  Given something',
      '@rule',
      'Rule: NOC-1 So it is',
      '  Background:',
      '    Given something',
      '  @inside',
      '  Scenario: inside',
      '    When something',
    )
    assert.deepEqual(outside, {
      file: 'features/a.feature',
      line: 6,
      feature: 'A',
      clause: null,
      name: 'outside',
      tags: ['@feature', '@outside'],
      background: 1,
      steps: [{ kind: 'Context', text: 'something' }],
      played: [{ name: 'outside', steps: ['something', 'something'] }],
    })
    assert.deepEqual(
      [inside?.clause, inside?.tags, inside?.background, inside?.steps],
      ['NOC-1 So it is', ['@feature', '@rule', '@inside'], 2, [{ kind: 'Action', text: 'something' }]],
    )
  })

  const outline = ['Scenario Outline: a <what>', '  Given a <what>']
  const examples = (name: string) => ['  Examples:', '    | what |', `    | ${name} |`]

  test('of an outline are one', () => {
    const found = read(...outline, ...examples('cat'), ...examples('dog'))
    assert.deepEqual(
      found.map(({ name, steps }) => [name, steps[0]?.text]),
      [['a <what>', 'a <what>']],
    )
  })

  test('of an outline whose examples have tags are its rows', () => {
    const found = read(...outline, '  @case-1', ...examples('cat'), '  @case-2', ...examples('dog'))
    assert.deepEqual(
      found.map(({ name, tags }) => [name, tags.at(-1)]),
      [
        ['a cat', '@case-1'],
        ['a dog', '@case-2'],
      ],
    )
  })
})
