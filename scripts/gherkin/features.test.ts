import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { matchSteps, readFeatures } from './dry-run.ts'
import { scenariosIn } from './scenarios.ts'
import { fitOf } from './steps.ts'
import { complaintsAbout, twins } from './style.ts'
import { tags } from './tags.ts'

const messages = await readFeatures()
const { undefinedSteps, ambiguousSteps, unusedDefinitions, duplicatedDefinitions } = fitOf(await matchSteps())

describe('the features', () => {
  test('have tags of the list alone, three to seven steps, one When, and the tag of their Rule', () =>
    assert.deepEqual(
      scenariosIn(messages).flatMap((scenario) => complaintsAbout(scenario, tags)),
      [],
    ))

  test('have no two scenarios of one name in a file', () => assert.deepEqual(twins(messages), []))
})

describe('the steps of the features', () => {
  test('are each carried out by one definition', () => assert.deepEqual([undefinedSteps, ambiguousSteps], [[], []]))

  test('need every definition', () => assert.deepEqual(unusedDefinitions, []))

  test('have no definition twice', () => assert.deepEqual(duplicatedDefinitions, []))
})
