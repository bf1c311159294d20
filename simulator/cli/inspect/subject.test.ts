import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readSubject } from './subject.ts'

const directory = mkdtempSync(join(tmpdir(), 'subject-'))
after(() => rmSync(directory, { recursive: true }))

function fileOf(content: string | Buffer): string {
  const path = join(directory, 'message')
  writeFileSync(path, content)
  return path
}

const octets = Buffer.from('df09020000000000000515', 'hex')
const digits = octets.toString('hex').toUpperCase()
const line = `GBCS:DATA#0:11:${digits}`
const xml = '<?xml version="1.0"?><a/>'

for (const [name, content] of [
  ['the line that GFI and DCC Boxed log', `${line}\r\n`],
  ['that line behind a time, in a log with other lines', `10:00 started\r\n10:01 INFO ${line}\r\n10:02 done\r\n`],
  ['hexadecimal behind a byte order mark', `\ufeff${digits}\n`],
  ['hexadecimal in UTF-16', Buffer.from(`\ufeff${digits}`, 'utf16le')],
  ['base64 behind a byte order mark', `\ufeff${octets.toString('base64')}`],
  ['the octets themselves', octets],
] as const) {
  test(`a message is read from ${name}`, () => assert.deepEqual(readSubject(fileOf(content)), { kind: 'gbcs', octets }))
}

test('the line of a log may be given itself', () => assert.deepEqual(readSubject(line), { kind: 'gbcs', octets }))

test('a line that was cut, or two lines, are no message', () => {
  assert.throws(() => readSubject(line.slice(0, -2)), /announces 11 octets and holds 10: it was cut/)
  assert.throws(() => readSubject(fileOf(`${line}\n${line}\n`)), /2 lines of GBCS:DATA: give one at a time/)
})

for (const [name, content] of [
  ['UTF-8', Buffer.from(xml)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${xml}`)],
  ['UTF-16', Buffer.from(`\ufeff${xml}`, 'utf16le')],
] as const) {
  test(`a document is known in ${name}, and left as it is`, () =>
    assert.deepEqual(readSubject(fileOf(content)), { kind: 'duis', octets: content }))
}

test('what cannot be read says why', () => {
  assert.throws(() => readSubject(directory), /it is a directory/)
  assert.throws(() => readSubject(join(directory, 'absent')), /is no file that can be read.*there is no such file/)
})
