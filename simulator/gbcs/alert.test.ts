import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { instant } from '../vocabulary/instant.ts'
import { readAlert } from './alert.ts'
import { formatAlertCode } from './alert-codes.ts'
import { writeGenericAlert } from './generic-alert.ts'
import { genericCriticalAlert } from './message-codes.ts'
import { referenceFiles, referenceMessage } from './testing/reference-messages.ts'

const skip = skipWithout.reference

describe('an alert', () => {
  it('is known by its code, whichever use case it is of', { skip }, () => {
    const alerts = referenceFiles().filter((file) => /_[0-9A-F]{4}_.*ALERT|_[0-9A-F]{4}_ALERT/.test(file))
    assert.ok(alerts.length >= 80)
    for (const file of alerts) {
      const message = referenceMessage(file)
      const read = readAlert(message, message.content)
      assert.ok(read.ok, file)
      assert.ok(file.includes(`_${formatAlertCode(read.value.alertCode)}_`), file)
      assert.equal(read.value.commandCounter !== null, /_8F6[67]_/.test(file), file)
    }
  })

  it('names the counter of the Command that it is about', { skip }, () => {
    const counterOf = (file: string) => {
      const message = referenceMessage(file)
      const read = readAlert(message, message.content)
      return read.ok ? read.value.commandCounter : null
    }
    assert.equal(counterOf('CS02bSupplierBySupplier_6.15.1_8F66_FUTURE_DATED_SUCCESS_ALERT'), 1001n)
    assert.equal(counterOf('CS06_11.3_8F66_FUTURE_DATED_SUCCESS_ALERT'), 1001n)
    assert.equal(counterOf('ECS01a_1.1.1_8F66_FUTURE_DATED_TOU_BLOCK_SUCCESS_ALERT_CURRENCY_UNIT'), 1008n)
    assert.equal(counterOf('GCS01a_1.1.1_8F66_FUTURE_DATED_BLOCK_SUCCESS_ALERT_PUBLISH_BLOCK_THRESHOLDS'), 1005n)
  })

  it('of a generic kind tells of no Command, in either notation', () => {
    for (const form of ['dlms', 'gbz'] as const) {
      const content = writeGenericAlert(form, { alertCode: 0x8f3e, at: instant(1_767_225_600_000) }, 7n)
      const read = readAlert({ messageCode: genericCriticalAlert, cra: 'alert' }, content)
      assert.deepEqual(read.ok && read.value, { alertCode: 0x8f3e, commandCounter: null })
    }
  })

  it('that is none is refused, and never throws', () => {
    for (const octets of [[], [0x0f], [0x0f, 0, 0, 0, 1, 0, 0x11, 7], [1, 9, 0], [0x30, 0]]) {
      const read = readAlert({ messageCode: genericCriticalAlert, cra: 'alert' }, Buffer.from(octets))
      assert.equal(read.ok, false)
    }
  })
})
