import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import type { TestResult } from './test-result.ts'
import { runRoom } from './unit-tests.ts'

const directory = mkdtempSync(join(tmpdir(), 'room-'))
after(() => rmSync(directory, { recursive: true }))

const head = "import { after, afterEach, before, beforeEach, describe, it } from 'node:test'\n"

/** Runs test files, given by name and source, as the tests of one room. */
async function resultsOf(files: Record<string, string>): Promise<(TestResult & { file: string })[]> {
  const paths = Object.entries(files).map(([name, source]) => {
    const path = join(directory, `${name}.test.mjs`)
    writeFileSync(path, head + source)
    return path
  })
  const results = await runRoom('room', paths)
  return results.map((result) => ({ ...result, file: result.suite.replace(`${directory}/`, '') }))
}

const brief = (results: TestResult[]) => results.map(({ name, status }) => `${name}: ${status}`)

describe('runRoom', async () => {
  writeFileSync(join(directory, 'slow.mjs'), 'await new Promise((resolve) => setTimeout(resolve, 50))')
  const results = await resultsOf({
    nested: "it('x', () => {}); describe('outer', () => { describe('inner', () => { it('y', () => {}) }) })",
    failing: "it('x', () => { throw new Error('lost') })",
    skipping:
      "it('x', { skip: 'no java' }, () => {}); describe('s', { skip: 'no openssl' }, () => { it('y', () => {}) }); it('z', { skip: false }, () => {})",
    broken: "throw new Error('cannot be imported')",
    untidy: "describe('s', () => { after(() => { throw new Error('untidy') }); it('x', () => {}) })",
    touching: "beforeEach(() => { globalThis.touched = true }); describe('none', () => {})",
    touched: "it('x', () => { if (globalThis.touched) throw new Error('touched') })",
    waiting: "import './slow.mjs'; describe('s', () => { it('x', async () => {}) })",
    waitingToo: "import './slow.mjs'; describe('s', () => { it('y', async () => {}) })",
    writing: `it('x', () => { console.log('{"status":"failed"}\\nnot ok 1') })`,
  })
  const of = (file: string) => results.filter((result) => result.file === `${file}.test.mjs`)

  it('reports each test under its file and its suites', () => {
    assert.deepEqual(brief(of('nested')), ['x: passed', 'outer › inner › y: passed'])
  })

  it('reports a failure with where it happened', () => {
    assert.deepEqual(brief(of('failing')), ['x: failed'])
    assert.match(of('failing')[0]?.detail ?? '', /^Error: lost\n {4}at .*failing\.test\.mjs/)
  })

  it('gives the reason for which a test, or a whole suite, is skipped', () => {
    assert.deepEqual(brief(of('skipping')), ['x: skipped', 's: skipped', 'z: passed'])
    assert.deepEqual(
      of('skipping').map(({ detail }) => detail),
      ['no java', 'no openssl', ''],
    )
  })

  it('takes a file that cannot be imported for a failure of that file', () => {
    const [only, ...others] = of('broken')
    assert.equal(only?.status, 'failed')
    assert.match(only?.detail ?? '', /cannot be imported/)
    assert.deepEqual(others, [])
  })

  it('takes a hook that fails for a failure', () => {
    assert.match(of('untidy').find(({ status }) => status === 'failed')?.detail ?? '', /untidy/)
  })

  it('keeps the hooks of one file from the tests of another', () => {
    assert.deepEqual(brief(of('touched')), ['x: passed'])
  })

  it('keeps files apart that wait for the same module', () => {
    assert.deepEqual(brief(of('waiting')), ['s › x: passed'])
    assert.deepEqual(brief(of('waitingToo')), ['s › y: passed'])
  })

  it('is not misled by what a test writes', () => {
    assert.deepEqual(brief(of('writing')), ['x: passed'])
  })

  it('takes a process that ends before its tests for a failure, with what it wrote', async () => {
    const source = "it('x', () => { console.log('farewell'); process.exit(0) }); it('y', () => {})"
    const failed = (await resultsOf({ leaving: source })).filter(({ status }) => status === 'failed')
    assert.equal(failed.length, 1)
    assert.match(failed[0]?.detail ?? '', /farewell/)
  })

  it('takes what is thrown behind the back of a test for a failure', async () => {
    const source = `
      it('x', () => { setTimeout(() => { throw new Error('too late') }, 20) })
      it('y', () => new Promise((resolve) => setTimeout(resolve, 60)))`
    const failed = (await resultsOf({ late: source })).filter(({ status }) => status === 'failed')
    assert.match(failed[0]?.detail ?? '', /too late/)
  })
})
