import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { activation } from './calendar.ts'
import type { DlmsData } from './data.ts'
import { behaviourObjects, subGhzChannels } from './objects/device.ts'
import { bitsOf, dateTime, loadScript, momentOrMinutes, secondsSince1970, weekdays } from './shown.ts'

type BitString = Extract<DlmsData, { type: 'bit-string' }>
const bitString = (bits: string): BitString => ({
  type: 'bit-string',
  bits: bits.length,
  value: Buffer.from(
    (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2)),
  ),
})
const number = (value: number): DlmsData => ({ type: 'long-unsigned', value })

describe('bits', () => {
  test('are counted from the last, however many there are', () => {
    assert.deepEqual(bitsOf(bitString('00000001')), [0])
    assert.deepEqual(bitsOf(bitString('1000001')), [0, 6])
    assert.deepEqual(bitsOf(bitString(`1${'0'.repeat(31)}`)), [31])
  })

  test('of a week begin with Monday', () => {
    assert.equal(weekdays.meaning?.(bitString('0000011')), '0000011 (Saturday, Sunday)')
    assert.equal(weekdays.meaning?.(bitString('1000000')), '1000000 (Monday)')
    assert.match(weekdays.meaning?.(bitString('1111111')) ?? '', /every day/)
    assert.match(weekdays.meaning?.(bitString('0000000')) ?? '', /no day/)
  })

  test('of Sub GHz channels have the page in the first five', () => {
    const mask = bitString('11101000000000000000000000000110')
    assert.equal(subGhzChannels.meaning?.(mask), '11101000000000000000000000000110 (page 29, channels 1, 2)')
  })

  test('of event behaviours say which events are enabled, which disabled, and nothing of the others', () => {
    const shown = behaviourObjects.find(({ name }) => name === 'Event behaviours, Supplier: logging')
    const value = Buffer.alloc(64)
    // 8145 and 8161 are meant, 8145 is enabled.
    value[31 - (0x45 >> 3)] = 1 << (0x45 & 7)
    value[31 - (0x61 >> 3)] = 1 << (0x61 & 7)
    value[63 - (0x45 >> 3)] = 1 << (0x45 & 7)
    assert.equal(
      shown?.kinds.value?.meaning?.({ type: 'bit-string', bits: 512, value }),
      'enabled: 8145 (Clock adjusted); disabled: 8161 (User interface command actioned)',
    )
  })
})

describe('moments', () => {
  test('that are none say so', () => {
    assert.equal(dateTime.meaning?.(activation.toData('at once')), 'at once')
    assert.equal(dateTime.meaning?.(activation.toData('never')), 'never')
  })

  test('may be minutes where a load is switched for so long', () => {
    assert.equal(momentOrMinutes.meaning?.(number(30)), '30 minutes')
    assert.equal(momentOrMinutes.meaning?.(activation.toData('at once')), 'at once')
  })

  test('since 1970 are shown with their number', () =>
    assert.equal(secondsSince1970.meaning?.(number(86_400)), '86400 (1970-01-02T00:00:00Z)'))
})

test('a script of an auxiliary load says what is to be done, and to which', () => {
  const shown = [0x1564, 0x2332, 0x0101, 0x0212, 0x0520].map((script) => loadScript.meaning?.(number(script)))
  assert.deepEqual(shown, [
    '5476 (controller 5, output at 100 percent)',
    '9010 (controller 3, input at 50 percent)',
    '257 (controller 1, on, by the calendar)',
    '530 (controller 2, off, for a time)',
    '1312 (controller 5, as the calendar says)',
  ])
})
