import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Scenario, StepKind } from './scenarios.ts'
import { complaintsAbout, twins } from './style.ts'
import { queryOf } from './testing/query-of.ts'

const told = (...kinds: StepKind[]): Scenario['steps'] => kinds.map((kind) => ({ kind, text: 'something' }))

const faultless: Scenario = {
  file: 'features/a.feature',
  line: 5,
  feature: 'A',
  clause: 'NOC-1 So it is',
  name: 'a scenario',
  tags: ['@NOC-1'],
  background: 0,
  steps: told('Context', 'Conjunction', 'Action', 'Outcome'),
  played: [],
}

const complaints = (differing: Partial<Scenario>) =>
  complaintsAbout({ ...faultless, ...differing }, new Set(['@NOC-1', '@esme']))

describe('the style of a scenario', () => {
  test('is kept by one that keeps it', () => assert.deepEqual(complaints({}), []))

  const faults: readonly (readonly [string, Partial<Scenario>, string])[] = [
    ['a tag that is not of the list', { tags: ['@NOC-1', '@new'] }, '@new is no tag of ours'],
    [
      'eight steps',
      {
        steps: told(
          'Context',
          'Conjunction',
          'Conjunction',
          'Conjunction',
          'Conjunction',
          'Action',
          'Outcome',
          'Conjunction',
        ),
      },
      '8 steps, not three to seven',
    ],
    [
      'two things that happen',
      { steps: told('Context', 'Action', 'Outcome', 'Action', 'Outcome') },
      'Context, Action, Outcome, Action, Outcome, not Context, Action, Outcome',
    ],
    ['a long background', { background: 3 }, '3 steps in the background'],
    [
      'a refusal that the rehearsal of the wrong network does not find',
      {
        steps: [
          ...told('Context', 'Action'),
          {
            kind: 'Outcome',
            text: 'the request is refused because the certificate belongs to another network operator',
          },
        ],
      },
      'refuses a certificate without @wrong-network',
    ],
    ['a Rule without its tag', { tags: ['@esme'] }, 'stands under NOC-1 without its tag'],
  ]
  for (const [name, differing, complaint] of faults)
    test(`is broken by ${name}`, () =>
      assert.deepEqual(complaints(differing), [`features/a.feature:5 a scenario: ${complaint}`]))
})

test('two scenarios of one name in a file are twins', () => {
  const scenario = ['Scenario: a scenario', '  Given something']
  const query = queryOf(['Feature: A', ...scenario, ...scenario, 'Scenario: another', '  Given something'])
  assert.deepEqual(twins(query), ['features/a.feature: a scenario'])
})
