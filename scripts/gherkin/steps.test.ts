import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitOf } from './steps.ts'
import { queryOf } from './testing/query-of.ts'

const definition = (id: string, source: string) => ({ stepDefinition: { id, pattern: { source } } })

test('steps and definitions that do not fit are named', () => {
  const texts = ['a step', 'a vague step', 'a step that no definition has']
  const steps = texts.map((text, index) => ({ id: `${index}`, text }))
  const query = queryOf(
    [],
    [
      definition('A', 'a step'),
      definition('B', 'a vague step'),
      definition('C', '^a vague'),
      definition('D', 'never'),
      definition('E', 'never'),
      { pickle: { id: 'a scenario', uri: 'features/a.feature', name: 'a scenario', steps } },
      {
        testCase: {
          testSteps: [
            { id: 'hook', hookId: 'a hook' },
            { id: 'first', pickleStepId: '0', stepDefinitionIds: ['A'] },
            { id: 'second', pickleStepId: '1', stepDefinitionIds: ['B', 'C'] },
            { id: 'third', pickleStepId: '2', stepDefinitionIds: [] },
          ],
        },
      },
    ],
  )
  assert.deepEqual(fitOf(query), {
    undefinedSteps: ['a step that no definition has'],
    ambiguousSteps: ['a vague step'],
    unusedDefinitions: ['never', 'never'],
    duplicatedDefinitions: ['never'],
  })
})
