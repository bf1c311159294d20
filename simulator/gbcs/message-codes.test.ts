import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatMessageCode, isUpdateSecurityCredentials, nameOfMessageCode } from './message-codes.ts'

describe('a message code', () => {
  it('names the use case, and for CS02b the mode', () => {
    assert.equal(nameOfMessageCode(0x0103), 'CS02b Update Security Credentials (networkOperatorByNetworkOperator)')
    assert.equal(nameOfMessageCode(0x0126), 'CS02b Update Security Credentials (loadControllerBySupplier)')
    assert.equal(nameOfMessageCode(0x0062), 'ECS70 Set Clock on ESME')
    assert.equal(nameOfMessageCode(0xfffe), undefined)
  })

  it('is shown with its digits', () => {
    assert.equal(formatMessageCode(0x0008), '0008 (CS02a Provide Security Credentials Details)')
    assert.equal(formatMessageCode(0xfffe), 'FFFE (unknown use case)')
  })

  it('is one of CS02b in the twelve modes and in no other case', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter(isUpdateSecurityCredentials)
    assert.deepEqual(codes, [
      ...[0x0100, 0x0101, 0x0102, 0x0103, 0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0109],
      ...[0x0125, 0x0126],
    ])
  })
})
