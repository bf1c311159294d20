import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { alertCodes, formatAlertCode } from './alert-codes.ts'
import { describeAlertCode, deviceAlertOf, deviceAlerts } from './device-alerts.ts'

describe('an alert code', () => {
  it('is written as DUIS writes it', () => {
    assert.equal(formatAlertCode(alertCodes.futureDatedCommandActioned), '8F66')
    assert.equal(formatAlertCode(0x1f), '001F')
  })

  it('says what it reports, where it is listed', () => {
    for (const code of Object.values(alertCodes)) assert.notEqual(deviceAlertOf(code).meaning, null)
    assert.equal(describeAlertCode(0x8000), '8000 (unknown alert)')
  })

  it('is for whom the table says, and critical from 8F00 on', () => {
    assert.deepEqual(deviceAlertOf(0x8f35), {
      meaning: 'Supply restored after an interruption',
      recipient: 'networkOperator',
      critical: true,
    })
    const { recipient, critical } = deviceAlertOf(0x8000)
    assert.deepEqual([recipient, critical], ['supplier', false])
  })

  it('is what a correction says, and the table where that is silent', () => {
    const corrections = { '8F35': { recipient: 'supplier' }, '8F36': { critical: false } } as const
    const all = [0x8f35, 0x8f36, 0x8f37].map((code) => deviceAlertOf(code, corrections))
    assert.deepEqual(
      all.map(({ recipient, critical }) => [recipient, critical]),
      [
        ['supplier', true],
        ['networkOperator', false],
        ['networkOperator', true],
      ],
    )
  })

  it('is listed in the form in which it is looked up', () => {
    for (const code of Object.keys(deviceAlerts)) assert.equal(formatAlertCode(Number.parseInt(code, 16)), code)
  })
})
