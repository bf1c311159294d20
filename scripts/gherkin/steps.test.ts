import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitOf } from './steps.ts'

const definition = (id: string, source: string) => ({ stepDefinition: { id, pattern: { source } } })

test('steps and definitions that do not fit are named', () => {
  const steps = ['a step', 'a vague step', 'a step of nobody'].map((text, index) => ({ id: `${index}`, text }))
  const fit = fitOf([
    definition('A', 'a step'),
    definition('B', 'a vague step'),
    definition('C', '^a vague'),
    definition('D', 'never'),
    definition('E', 'never'),
    { pickle: { uri: 'features/a.feature', name: 'a scenario', steps } },
    {
      testCase: {
        testSteps: [
          { stepDefinitionIds: [] },
          { pickleStepId: '0', stepDefinitionIds: ['A'] },
          { pickleStepId: '1', stepDefinitionIds: ['B', 'C'] },
          { pickleStepId: '2', stepDefinitionIds: [] },
        ],
      },
    },
  ])
  assert.deepEqual(fit, {
    undefinedSteps: ['a step of nobody'],
    ambiguousSteps: ['a vague step'],
    unusedDefinitions: ['never', 'never'],
    duplicatedDefinitions: ['never'],
  })
})
