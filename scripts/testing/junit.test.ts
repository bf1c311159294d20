import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { junitOf } from './junit.ts'
import type { TestResult } from './test-result.ts'

const result = (given: Partial<TestResult>): TestResult => ({
  suite: 'certs/smki.test.ts',
  name: 'a test',
  status: 'passed',
  seconds: 0.25,
  detail: '',
  ...given,
})

/** What an XPath finds in the document, as an XML parser that is not ours reads it. */
function found(results: TestResult[], path: string): string[] {
  const document = XmlDocument.fromString(junitOf(results))
  try {
    return document.find(path).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

describe('junitOf', () => {
  const run = [
    result({}),
    result({ name: 'fails', status: 'failed', detail: 'expected 1\nfound 2' }),
    result({ suite: 'types', name: 'types', status: 'skipped', detail: 'no java' }),
  ]

  it('counts what passed, failed and was skipped, in all and by suite', () => {
    assert.deepEqual(found(run, '/testsuites/@*[name()!="time"]'), ['3', '1', '0', '1'])
    assert.deepEqual(found(run, '//testsuite/@tests'), ['2', '1'])
    assert.deepEqual(found(run, '/testsuites/@time'), ['0.750'])
  })

  it('says why a test failed or was skipped', () => {
    assert.deepEqual(found(run, '//testcase[@name="fails"]/failure/@message'), ['expected 1'])
    assert.deepEqual(found(run, '//failure'), ['expected 1\nfound 2'])
    assert.deepEqual(found(run, '//skipped/@message'), ['no java'])
  })

  it('is XML whatever a test writes', () => {
    const nasty = 'a < b && "c" > \u0000\u001b[31m \ud800 \ufffe ]]> 💡'
    const [name] = found([result({ name: nasty, status: 'failed', detail: nasty })], '//testcase/@name')
    assert.equal(name, 'a < b && "c" > \ufffd\ufffd[31m \ufffd \ufffd ]]> 💡')
  })
})
