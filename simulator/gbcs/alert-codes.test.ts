import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { alertCodes, describeAlertCode, formatAlertCode, meaningOfAlertCode } from './alert-codes.ts'

describe('an alert code', () => {
  it('is written as DUIS writes it', () => {
    assert.equal(formatAlertCode(alertCodes.futureDatedCommandActioned), '8F66')
    assert.equal(formatAlertCode(0x1f), '001F')
  })

  it('says what it reports, where it is listed', () => {
    for (const code of Object.values(alertCodes)) assert.notEqual(meaningOfAlertCode(code), undefined)
    assert.equal(describeAlertCode(0x8000), '8000 (unknown alert)')
  })
})
