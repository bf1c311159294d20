import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { type NamedCheck, openNamedCheck, readCheckName } from './name-check.ts'
import { createListeningLog, endOf, questionCalled } from './testing/implementations.ts'

describe('the name of a check', () => {
  const names: readonly (readonly [string, NamedCheck])[] = [
    ['enforce', { form: 'ours', mode: 'enforce' }],
    ['monitor', { form: 'ours', mode: 'monitor' }],
    ['off', { form: 'ours', mode: 'off' }],
    ['http://127.0.0.1:9000/check', { form: 'http', address: new URL('http://127.0.0.1:9000/check') }],
    ['HTTPS://example.org', { form: 'http', address: new URL('https://example.org/') }],
    ['exec:python3 -u check.py | tee log', { form: 'command', command: 'python3 -u check.py | tee log' }],
    ['./check.mjs', { form: 'module', path: './check.mjs' }],
    ['checks/ours.ts', { form: 'module', path: 'checks/ours.ts' }],
  ]
  for (const [text, named] of names) it(`may be ${text}`, () => assert.deepEqual(readCheckName(text), named))

  for (const text of ['', '  ', 'exec:', 'exec: ', 'http://', 'ftp://example.org/check', 'wss://example.org'])
    it(`is not '${text}', and the fault says what is accepted`, () =>
      assert.throws(
        () => readCheckName(text),
        (fault) =>
          fault instanceof SimulatorFault &&
          fault.code === 'SIM_USAGE' &&
          /enforce, monitor or off.*http:\/\/.*exec:COMMAND.*module/s.test(fault.message),
      ))

  it('opens ours', async () => {
    const check = await openNamedCheck(readCheckName('enforce'), createListeningLog())
    assert.equal(check.name, 'ours')
    assert.equal(await endOf(check.decide(questionCalled('R'))), 'accepted')
    await check.close()
  })
})
