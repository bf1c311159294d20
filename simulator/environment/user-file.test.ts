import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fromSource } from '../../certs/testing/judges.ts'
import { readUserFile, readUserText, textOf, UnreadableFile } from './user-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'user-file-'))
after(() => rmSync(directory, { recursive: true }))
const at = (name: string): string => join(directory, name)
const hasDevices = existsSync('/dev/zero') ? false : 'this system has no /dev/zero'

const refusal = (path: string, why: RegExp, limits = {}) =>
  assert.throws(
    () => readUserFile(path, limits),
    (fault) => fault instanceof UnreadableFile && why.test(fault.message),
  )

test('a file is read to its last octet', () => {
  const octets = Buffer.alloc(200_000, 'abc')
  writeFileSync(at('whole'), octets)
  assert.deepEqual(readUserFile(at('whole')), octets)
  writeFileSync(at('empty'), '')
  assert.equal(readUserText(at('empty')), '')
})

test('what is no file says so', () => {
  mkdirSync(at('directory'))
  refusal(at('directory'), /it is a directory/)
  refusal(at('absent'), /there is no such file/)
  refusal(at('whole/inside'), /there is no such file/)
})

test('a file that is too long is not read', () => {
  writeFileSync(at('huge'), '')
  truncateSync(at('huge'), 2 ** 40)
  refusal(at('huge'), /longer than 65536 KiB/)
})

test('a device without end is read up to the bound', { skip: hasDevices }, () => {
  refusal('/dev/zero', /longer than 1024 KiB/, { atMost: 1024 * 1024 })
})

test('a pipe that nobody writes to does not hold us up for ever', { skip: hasDevices }, () => {
  execFileSync('mkfifo', [at('pipe')])
  refusal(at('pipe'), /nothing came out of it in time/, { silentForAtMostMs: 50 })
})

test('a pipe that somebody writes to is read', { skip: hasDevices }, () => {
  const script = `import { readUserText } from '${new URL('user-file.ts', import.meta.url)}'
    process.stdout.write(readUserText(process.argv[1]))`
  const program = `"$0" ${fromSource.join(' ')} --input-type=module --eval "$1" <(sleep 0.2; echo came)`
  const parameters = ['-c', program, process.execPath, script]
  assert.equal(
    execFileSync('bash', parameters, { encoding: 'utf8', cwd: join(import.meta.dirname, '../..') }),
    'came\n',
  )
})

for (const [name, octets] of [
  ['UTF-8', Buffer.from('£{}')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff£{}')],
  ['UTF-16, low octet first', Buffer.from('\ufeff£{}', 'utf16le')],
  ['UTF-16, high octet first', Buffer.from('\ufeff£{}', 'utf16le').swap16()],
] as const) {
  test(`text is the same in ${name}`, () => assert.equal(textOf(octets), '£{}'))
}
