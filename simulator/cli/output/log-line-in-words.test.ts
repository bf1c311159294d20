import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createLogger } from '../../environment/logger.ts'
import { logLineInWords } from './log-line-in-words.ts'

function said(log: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  log(createLogger({ level: 'info', destination }))
  return lines.map(logLineInWords).join('\n')
}

describe('a line of the log on a terminal', () => {
  test('says when, how grave, what, and about what', () =>
    assert.match(
      said((log) => log.warn({ devices: 5, name: 'a key' }, 'something is passed over')),
      /^\d\d:\d\d:\d\d warn: something is passed over \(devices: 5, name: a key\)$/,
    ))

  test('says of a fault its message, without the stack', () =>
    assert.match(
      said((log) => log.error({ fault: new Error('no room') }, 'it failed')),
      /error: it failed \(fault: no room\)$/,
    ))

  test('stays as it is where it is none', () => assert.equal(logLineInWords('plain\n'), 'plain'))
})
