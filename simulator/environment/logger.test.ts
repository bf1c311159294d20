import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import { fromSource } from '../../certs/testing/judges.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { createLogger, type LogLevel } from './logger.ts'

function logged(level: LogLevel) {
  const lines: Record<string, unknown>[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  return { log: createLogger({ level, destination }), lines }
}

describe('createLogger', () => {
  it('writes the context, the message and the level by name, as one JSON object', () => {
    const { log, lines } = logged('info')
    log.warn({ requestId: '90-B3' }, 'Refused')
    const { time, ...rest } = lines[0] ?? {}
    assert.deepEqual(rest, { level: 'warn', requestId: '90-B3', msg: 'Refused' })
    assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('writes no character that commands a terminal, and JSON that says the same', () => {
    const written: string[] = []
    const destination = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk))
        done()
      },
    })
    createLogger({ level: 'info', destination }).info({ name: '\u001b[2J\u009b2J\u202e' }, 'Read')
    assert.match(written.join(''), /\\u001b\[2J\\u009b2J\\u202e/)
    assert.equal((JSON.parse(written.join('')) as { name: string }).name, '\u001b[2J\u009b2J\u202e')
  })

  it('leaves out what is below its level', () => {
    const { log, lines } = logged('warn')
    log.info({}, 'quiet')
    log.error({}, 'loud')
    assert.deepEqual(
      lines.map(({ msg }) => msg),
      ['loud'],
    )
  })

  it('writes a fault out, with its code', () => {
    const { log, lines } = logged('info')
    log.error({ fault: new SimulatorFault('SIM_USAGE', 'No such thing') }, 'Failed')
    const fault = lines[0]?.fault as Record<string, unknown>
    assert.equal(fault.code, 'SIM_USAGE')
    assert.match(String(fault.stack), /No such thing/)
  })

  it('leaves standard output alone', () => {
    const module = JSON.stringify(new URL('logger.ts', import.meta.url).href)
    const source = `import { createLogger } from ${module}; createLogger({ level: 'info' }).info({}, 'here')`
    const { stdout, stderr } = spawnSync(process.execPath, [...fromSource, '--input-type=module', '--eval', source])
    assert.equal(String(stdout), '')
    assert.match(String(stderr), /"msg":"here"/)
  })
})
