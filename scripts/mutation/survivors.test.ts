import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type JudgedMutant, judgeMutants } from './survivors.ts'

const source = `const isFuture = (at: number, now: number): boolean =>
  at > now

function run(): void {
  start()
  stop()
}
`
const file = 'room/file.ts'

/** A change from one place of the source to another; lines and columns count from 1. */
const mutant = (status: JudgedMutant['status'], from: string, to: string, replacement: string): JudgedMutant => {
  const place = (text: string) => {
    const [line = 0, column = 0] = text.split(':').map(Number)
    return { line, column }
  }
  return { fileName: file, status, replacement, location: { start: place(from), end: place(to) } }
}
const judge = (mutants: readonly JudgedMutant[], harmless: Parameters<typeof judgeMutants>[1] = []) =>
  judgeMutants(mutants, harmless, () => source)

const notStrict = mutant('Survived', '2:3', '2:11', 'at >= now')

describe('mutants', () => {
  it('survive where no test fails, or none comes by, and are told in their order by how their lines would read', () => {
    const { unexplained } = judge([mutant('NoCoverage', '4:22', '7:2', '{}'), notStrict])
    assert.deepEqual(unexplained, [
      { file, line: 2, reads: 'at >= now' },
      { file, line: 4, reads: 'function run(): void {}' },
    ])
  })

  it('are killed by a failing test or by time; what did not even run counts for nothing', () => {
    const judged = judge([
      mutant('Killed', '2:3', '2:11', 'true'),
      mutant('Timeout', '2:3', '2:11', 'false'),
      mutant('RuntimeError', '5:3', '5:10', ''),
      notStrict,
    ])
    assert.deepEqual([judged.tested, judged.killed], [3, 2])
  })

  it('need no test where it is known why they are harmless', () => {
    const known = { file, reads: 'at >= now', because: 'No two instants are the same here.' }
    const { unexplained, explained, superfluous } = judge([notStrict], [known])
    assert.deepEqual(unexplained, [])
    assert.deepEqual(explained, [{ ...known, line: 2 }])
    assert.deepEqual(superfluous, [])
  })

  it('make an explanation superfluous when they are killed, if their file was mutated at all', () => {
    const known = { file, reads: 'at >= now', because: 'Nobody looks.' }
    const elsewhere = { file: 'room/other.ts', reads: 'at >= now', because: 'Nobody looks.' }
    assert.deepEqual(judge([{ ...notStrict, status: 'Killed' }], [known, elsewhere]).superfluous, [known])
  })
})
