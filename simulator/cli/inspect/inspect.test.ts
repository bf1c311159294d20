import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { referenceFile, skipWithout } from '../../../certs/testing/judges.ts'
import { inspectGbcs } from '../../harness/inspect/inspect-gbcs.ts'
import { type Finding, isSound } from '../../harness/inspect/inspection.ts'
import type { KeyRing } from '../../harness/inspect/key-ring.ts'
import { readKeyRing } from './key-ring.ts'
import { renderInspection } from './render.ts'
import { readSubject } from './subject.ts'

const skip = skipWithout.reference
const keys: KeyRing | null = skip ? null : readKeyRing(referenceFile('rtds', 'keystore'))

const flows = ['CS02bNOByNOHandover', 'CS02bSupplierBySupplierHandover'] as const
const commands = flows.map((flow) => `${flow}_6.21_SUCCESS_COMMAND`)
const responses = flows.map((flow) => `${flow}_6.21_SUCCESS_RESPONSE`)
const pathOf = (name: string): string => referenceFile('rtds', 'messages', `${name}_GBCS.HEX`)
const octetsOf = (name: string): Buffer => readSubject(pathOf(name)).octets

/** The octets that the innermost fields cover, in their order. */
function* leaves(findings: readonly Finding[]): Generator<{ offset: number; length: number; name: string }> {
  for (const { name, offset, length, fields } of findings) {
    if (fields !== undefined) yield* leaves(fields)
    else if (offset !== undefined && length !== undefined) yield { name, offset, length }
  }
}

for (const name of [...commands, ...responses]) {
  test(`every octet of ${name} belongs to a field`, { skip }, () => {
    const octets = octetsOf(name)
    let at = 0
    for (const { offset, length, name } of leaves(inspectGbcs(octets, keys).findings)) {
      assert.equal(offset, at, name)
      at += length
    }
    assert.equal(at, octets.length)
  })

  test(`the proofs of ${name} come off`, { skip }, () => {
    const inspection = inspectGbcs(octetsOf(name), keys)
    const proved = inspection.proofs.map(({ of, outcome }) => `${of} ${outcome}`)
    // A response of a device to the Access Control Broker carries a signature alone.
    const due = commands.includes(name) ? ['signature verifies', 'MAC verifies'] : ['signature verifies']
    assert.deepEqual(proved, due)
    assert.ok(isSound(inspection))
  })

  test(`no octet of ${name} can change and still verify`, { skip }, () => {
    const octets = octetsOf(name)
    for (let at = 0; at < octets.length; at += at < 64 ? 1 : 13) {
      const changed = Buffer.from(octets)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      const inspection = inspectGbcs(changed, keys)
      // Where the octets of the originator change, it becomes somebody whose certificate nobody has.
      const isProved = isSound(inspection) && inspection.proofs.some(({ outcome }) => outcome === 'verifies')
      assert.equal(isProved, false, `octet ${at}`)
    }
  })
}

test('a message is the same from a file, as hexadecimal and as base64', { skip }, () => {
  const [name = ''] = commands
  const octets = octetsOf(name)
  const hexadecimal = readFileSync(pathOf(name), 'latin1').trim()
  const spaced = octets.toString('hex').replace(/../g, '$& ')
  for (const written of [hexadecimal, hexadecimal.toLowerCase(), spaced, octets.toString('base64')])
    assert.deepEqual(readSubject(written), { kind: 'gbcs', octets })
})

test('the values of all fields stand in one column, and long ones are broken', { skip }, () => {
  const [name = ''] = commands
  const lines = [...renderInspection(inspectGbcs(octetsOf(name), null))].map(stripVTControlCharacters)
  const column = lines.find((line) => line.includes('Originator Counter'))?.indexOf('1301')
  for (const value of ['90-B3-D5-1F-30-00-00-02', 'networkOperator (03)', '1289 octets', 'F499637EF0EAD9DEFBF3EA39']) {
    const line = lines.find((each) => each.includes(value))
    assert.equal(line?.indexOf(value), column, line)
  }
  const fields = lines.slice(0, lines.indexOf(''))
  for (const line of fields) assert.ok(line.length <= 160, line)
})

test('without keys nothing can be judged, and nothing is held against the message', { skip }, () => {
  const inspection = inspectGbcs(octetsOf(commands[0] ?? ''), null)
  assert.deepEqual(
    inspection.proofs.map(({ outcome }) => outcome),
    ['cannot be judged', 'cannot be judged'],
  )
  assert.ok(isSound(inspection))
})

for (const name of ['PCS01_NA_SUCCESS_COMMAND', 'PCS02_NA_SUCCESS_COMMAND', 'PCS01_NA_SUCCESS_RESPONSE']) {
  test(`the MAC of ${name}, device to device, can be judged by nobody but the two`, { skip }, () => {
    const inspection = inspectGbcs(octetsOf(name), keys)
    assert.deepEqual(
      inspection.proofs.map(({ of, outcome }) => [of, outcome]),
      [['MAC', 'cannot be judged']],
    )
    assert.ok(isSound(inspection))
    const [last = ''] = [...renderInspection(inspection)].slice(-1).map(stripVTControlCharacters)
    assert.match(
      last,
      /^MAC cannot be judged: a private key that agrees between 00-DB-\S+ and 00-DB-\S+ is not at hand/,
    )
  })
}

test('a command that was changed is disproved by the key of the broker, whoever is said to have sent it', {
  skip,
}, () => {
  const changed = octetsOf('CS02bNOByNOHandover_6.21_SUCCESS_COMMAND')
  changed.writeUInt8(0x77, 14 + 19)
  const outcomes = inspectGbcs(changed, keys).proofs.map(({ of, outcome }) => `${of} ${outcome}`)
  assert.deepEqual(outcomes, ['signature cannot be judged', 'MAC does not verify'])
})

test('what a future dated CS02g raises is decoded as that of CS02b is', { skip }, () => {
  const name = 'CS02gLoadControllerBySupplier_6.15.1_8F66_FUTURE_DATED_SUCCESS_ALERT'
  const fields = [...leaves(inspectGbcs(octetsOf(name), keys).findings)].map((field) => field.name)
  for (const field of ['alertCode', 'executionDateTime', 'statusCode', 'replacingSubjectKeyIdentifier'])
    assert.ok(fields.includes(field), field)
})
