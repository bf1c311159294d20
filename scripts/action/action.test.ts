import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { action, source, steps } from './action.ts'

describe('the action', () => {
  test('is valid by the schema of actions', async () => {
    const validator = (await import('@action-validator/core')).default
    assert.deepEqual(validator.validateAction(source).errors, [])
    // It can fail.
    assert.notDeepEqual(validator.validateAction(source.replace('using: composite', 'using: nothing')).errors, [])
  })

  test('says nothing of an input, an output or a step that there is not, and puts no expression into a script', () => {
    for (const [, kind = '', name = ''] of source.matchAll(/\$\{\{ (inputs|steps)\.([\w-]+)/g))
      assert.ok(kind === 'inputs' ? name in action.inputs : steps.some(({ id }) => id === name), `${kind}.${name}`)
    for (const { run = '' } of steps) assert.doesNotMatch(run, /\$\{\{/)
  })
})
