import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { Query } from '@cucumber/query'
import { matchSteps, readFeatures } from './dry-run.ts'
import { scenariosIn } from './scenarios.ts'
import { fitOf } from './steps.ts'
import { complaintsAbout, twins } from './style.ts'
import { tags } from './tags.ts'

describe('the features', () => {
  let query = new Query()
  before(async () => {
    query = await readFeatures()
  })

  test('have tags of the list alone, three to seven steps, one When, and the tag of their Rule', () =>
    assert.deepEqual(
      scenariosIn(query).flatMap((scenario) => complaintsAbout(scenario, tags)),
      [],
    ))

  test('have no two scenarios of one name in a file', () => assert.deepEqual(twins(query), []))
})

describe('the steps of the features', () => {
  let fit: ReturnType<typeof fitOf> | null = null
  before(async () => {
    fit = fitOf((await matchSteps()).query)
  })

  test('are each carried out by one definition', () =>
    assert.deepEqual([fit?.undefinedSteps, fit?.ambiguousSteps], [[], []]))

  test('need every definition', () => assert.deepEqual(fit?.unusedDefinitions, []))

  test('have no definition twice', () => assert.deepEqual(fit?.duplicatedDefinitions, []))
})
