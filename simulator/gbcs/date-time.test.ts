import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cancellationInstant, type Instant, instant, parseInstant } from '../vocabulary/instant.ts'
import {
  cancellationDateTime,
  executionDateTimeOf,
  instantOfExecutionDateTime,
  readDlmsDateTime,
  writeDlmsDateTime,
} from './date-time.ts'

const at = (text: string): Instant => parseInstant(text) ?? assert.fail(text)
const wholeSeconds = fc.integer({ min: 0, max: 250_000_000_000 }).map((seconds) => instant(seconds * 1000))

describe('a DLMS date-time', () => {
  it('has date and time, and leaves weekday, deviation and status unspecified', () => {
    assert.equal(writeDlmsDateTime(at('2015-01-01T00:00:00Z')).toString('hex'), '07df0101ff000000008000ff')
    assert.equal(writeDlmsDateTime(at('2026-11-22T09:08:07.654Z')).toString('hex'), '07ea0b16ff090807008000ff')
  })

  it('reads back to the second', () => {
    fc.assert(fc.property(wholeSeconds, (moment) => readDlmsDateTime(writeDlmsDateTime(moment)) === moment))
  })

  const noMoments: Readonly<Record<string, string>> = {
    'an unspecified year': 'ffff0101ff000000008000ff',
    'the last day of every February': '07ea02feff000000008000ff',
    'an unspecified hour': '07ea0101ffffffffff8000ff',
    'the 30th of February': '07ea021eff000000008000ff',
    'a time in another zone': '07ea0101ff00000000003cff',
    'eleven octets': '07ea0101ff000000008000',
  }
  for (const [what, octets] of Object.entries(noMoments)) {
    it(`names no moment with ${what}`, () => assert.equal(readDlmsDateTime(Buffer.from(octets, 'hex')), null))
  }
})

describe('an executionDateTime', () => {
  it('is written to the second', () => {
    assert.equal(executionDateTimeOf(at('2030-01-15T00:00:00.00Z')), '20300115000000Z')
  })

  it('cancels in the year 9999 what DUIS cancels in the year 3000', () => {
    assert.equal(executionDateTimeOf(at('3000-12-31T00:00:00Z')), '99991231235959Z')
    assert.equal(instantOfExecutionDateTime(cancellationDateTime), cancellationInstant)
  })

  it('reads back as it was written', () => {
    fc.assert(fc.property(wholeSeconds, (moment) => instantOfExecutionDateTime(executionDateTimeOf(moment)) === moment))
  })

  for (const text of [
    '20300115000000',
    '20300115000000+0100',
    '20300230000000Z',
    '20300115240000Z',
    '2030011500000aZ',
    '',
  ]) {
    it(`is not '${text}'`, () => assert.equal(instantOfExecutionDateTime(text), null))
  }
})
