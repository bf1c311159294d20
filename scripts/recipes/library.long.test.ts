import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { type Consumer, createConsumer } from './consumer.ts'
import { examplesIn, moduleOf } from './doc-examples.ts'
import { filesIn } from './recipe-files.ts'

const room = 'simulator/library'
const recipe = 'docs/recipes/library.md'
const read = (path: string): string => readFileSync(join(projectDirectory, path), 'utf8')

/** A file that is to be right, and where what stands in it is from. */
interface Written {
  readonly name: string
  readonly text: string
  readonly from: string
}

const examples: readonly Written[] = readdirSync(join(projectDirectory, room))
  .filter((name) => !name.endsWith('.test.ts'))
  .flatMap((name) =>
    examplesIn(read(`${room}/${name}`)).map((example) => ({
      name: `${name.replace('.ts', '')}-${example.line}.ts`,
      text: moduleOf(example),
      from: `${room}/${name}:${example.line}`,
    })),
  )

const files: readonly Written[] = filesIn(read(recipe)).map(({ name, text, line }) => ({
  name,
  text,
  from: `${recipe}:${line}`,
}))

/** Other runners' own types are not here; `npm run test:package` plays these with the runners themselves. */
const ofOtherRunners = /\.(vitest|jest)\.[jt]s$/
const ofNode = files.filter(({ name }) => !ofOtherRunners.test(name))

describe('the library as its reader uses it', () => {
  let consumer: Consumer
  before(() => {
    consumer = createConsumer()
    for (const { name, text } of [...examples, ...ofNode]) consumer.write(name, text)
  })
  after(() => consumer.remove())

  test('has an example for each way in', () => {
    assert.ok(examples.length >= 12, `${examples.length} examples`)
    assert.deepEqual(
      files.map(({ name }) => name),
      ['first.js', 'handover.test.js', 'handover.vitest.ts', 'handover.jest.js', 'adaptor.test.js'],
    )
  })

  test('type-checks in every example and every file of the recipe', async () => {
    const { succeeded, output } = await consumer.types(...[...examples, ...ofNode].map(({ name }) => name))
    assert.ok(succeeded, output)
  })

  test('runs in every example and every file of the recipe', async () => {
    // One process for all of them: most of the time that each takes is loading the program.
    const steps = [...examples, ...ofNode].map(
      ({ name, from }) => `console.log(${JSON.stringify(`begins: ${from}`)}); await import('./${name}')`,
    )
    consumer.write('all.ts', steps.join('\n'))
    const { succeeded, output } = await consumer.node('all.ts')
    assert.ok(succeeded, output)
    assert.equal(output.match(/^begins: /gm)?.length, examples.length + ofNode.length)
    assert.match(output, /^# pass [4-9]$|^ℹ pass [4-9]$/m)
  })
})

describe('examples of doc comments', () => {
  const source = ['/**', ' * Words.', ' * @example', ' * network.x()', ' * @throws Error', ' */']
  test('end with the next tag, and know their lines', () =>
    assert.deepEqual(examplesIn(source.join('\n')), [{ line: 4, code: 'network.x()' }]))
})
