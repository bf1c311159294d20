import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { createProgram } from '../../simulator/cli/program.ts'
import { commandsIn, unknownIn } from './written-commands.ts'

/** Every command. */
const program = await createProgram()

const page = [
  'dcc-sim in prose',
  '```yaml',
  "  - run: npx dcc-sim assure --check 'exec:python3 check.py --fast' --report out # as --json",
  '```',
  '```groovy',
  "sh 'npx dcc-sim up --premisses 5 --port 0 > network.json'",
  'sh "npx dcc-sim fly"',
  '```',
].join('\n')

const pagesOf = (directory: string): string[] =>
  readdirSync(join(projectDirectory, directory))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${directory}/${name}`)

describe('the command lines of a page', () => {
  const commands = commandsIn(page)

  it('are found in blocks of every language, each with its line', () =>
    assert.deepEqual(
      commands.map(({ line, words }) => [line, words.join(' ')]),
      [
        [3, "assure --check 'exec:python3 check.py --fast' --report out"],
        [6, 'up --premisses 5 --port 0'],
        [7, 'fly'],
      ],
    ))

  it('are held against the options that there are', () =>
    assert.deepEqual(
      commands.map(({ words }) => unknownIn(words, program)),
      [[], ['--premisses'], ['fly']],
    ))

  for (const path of ['README.md', ...pagesOf('docs'), ...pagesOf('docs/recipes'), ...pagesOf('docs/decisions')])
    it(`have no option that there is not: ${path}`, () => {
      const written = commandsIn(readFileSync(join(projectDirectory, path), 'utf8'))
      const wrong = written.map(({ line, words }) => ({ line, unknown: unknownIn(words, program) }))
      assert.deepEqual(
        wrong.filter(({ unknown }) => unknown.length > 0),
        [],
      )
    })
})
