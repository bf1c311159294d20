import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blocksIn } from './blocks.ts'

const page = [
  '# A page',
  '```sh',
  'one',
  '```',
  'text ```sh in a line```',
  '```js',
  'not(this)',
  '```',
  '<!-- needs: java, openssl -->',
  '```sh',
  'two',
  'three',
  '```',
  '',
  '<!-- serves -->',
  '```sh',
  'four',
  '```',
  '<!-- not run: it costs money -->',
  '```sh',
  'five',
  '```',
].join('\n')

describe('the commands of a page', () => {
  it('are what stands in its sh blocks, with the line of each', () =>
    assert.deepEqual(
      blocksIn(page).map(({ line, commands }) => [line, commands]),
      [
        [2, 'one\n'],
        [10, 'two\nthree\n'],
        [16, 'four\n'],
        [20, 'five\n'],
      ],
    ))

  it('are marked by the line before', () =>
    assert.deepEqual(
      blocksIn(page).map(({ needs, serves, notRun }) => [needs, serves, notRun]),
      [
        [[], false, null],
        [['java', 'openssl'], false, null],
        [[], true, null],
        [[], false, 'it costs money'],
      ],
    ))
})
