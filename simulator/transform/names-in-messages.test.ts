import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOfBody } from '../duis/body-of-fields.ts'
import { describeMessage, type Field } from '../gbcs/describe.ts'
import { transformRows } from './rows.ts'
import { generatedFacts } from './testing/generated-facts.ts'
import { transform } from './transform.ts'

const namesIn = ({ name, fields = [] }: Field): readonly string[] => [name, ...fields.flatMap(namesIn)]
const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

test('the settings of a Sub GHz radio go by the names of 6.28 when its message is taken apart', () => {
  const row = transformRows.get('6.28') ?? assert.fail('there is no 6.28')
  const made = transform(generatedFacts(row))
  const message = made.ok ? made.value.unsigned(1n) : assert.fail(made.failure.detail)
  const names = new Set(describeMessage(message).flatMap(namesIn).map(letters))
  const asked = new Set(fieldsOfBody(row.element).map(({ path }) => letters(path.split('.')[0] ?? path)))
  assert.equal(asked.size, 15)
  assert.deepEqual(
    [...asked].filter((name) => !names.has(name)),
    [],
  )
})
