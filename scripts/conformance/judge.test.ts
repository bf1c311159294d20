import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { type ReferenceEntry, referenceEntries } from '../../simulator/gbcs/testing/reference-messages.ts'
import { judge } from './judge.ts'

const entries = skipWithout.reference ? [] : referenceEntries()
const command = 'CS02bNOByNOHandover_6.21_SUCCESS_COMMAND_GBCS.HEX'

/** The verdict on one message when the index says something else of it. */
async function judgeAfter(change: Partial<ReferenceEntry>) {
  const changed = entries.filter(({ file }) => file === command).map((entry) => ({ ...entry, ...change }))
  const { disagreements, ...verdict } = await judge(changed)
  return { ...verdict, disagreements: disagreements.filter(({ file }) => file === (change.file ?? command)) }
}

const disagreementsAfter = async (change: Partial<ReferenceEntry>) => (await judgeAfter(change)).disagreements

describe('conformance with the published messages', { skip: skipWithout.reference }, () => {
  it('finds nothing to disagree with', async () => {
    const { messages, checks, unjudged, disagreements } = await judge(entries)
    assert.deepEqual(disagreements, [])
    const concerned = Object.fromEntries(checks.map((check) => [check.name, check.concerned]))
    assert.equal(concerned.frames, messages)
    assert.equal(concerned.MACs, entries.filter(({ mac }) => mac !== null).length)
    assert.equal(concerned.signatures, entries.filter(({ signature }) => signature === 'true').length)
    for (const { name, concerned: of, agree, unjudged } of checks) assert.equal(agree + unjudged, of, name)
    // Device to device on the HAN: the index says that the DCC's own parser could not judge them either.
    const beyondJudgement = entries.filter(({ mac }) => mac === 'invalid' || mac === 'unknown')
    const unjudgedBy = (name: string) => unjudged.filter(({ check }) => check === name).map(({ file }) => file)
    assert.deepEqual(
      unjudgedBy('MACs'),
      beyondJudgement.map(({ file }) => file),
    )
    // What nobody but two devices has a key for, and recovery, which no device of ours executes.
    assert.deepEqual(
      unjudgedBy('answers of our devices').map((file) => file.slice(0, 5)),
      ['CS02b', 'PCS01', 'PCS02'],
    )
  })

  const falsehoods: readonly (readonly [field: string, change: Partial<ReferenceEntry>])[] = [
    ['cra', { cra: 'Response' }],
    ['counter', { counter: '1302' }],
    ['messageCode', { messageCode: '0102' }],
    ['useCase', { useCase: 'CS02b Update Security Credentials (supplierBySupplier)' }],
    ['mac', { mac: null }],
    ['signature', { signature: 'false' }],
  ]
  for (const [field, change] of falsehoods) {
    it(`disagrees with an index that says something else of ${field}`, async () => {
      const found = await disagreementsAfter(change)
      assert.ok(found.some((disagreement) => disagreement.field === field))
    })
  }

  it('disagrees where another device is said to be meant, as its key makes another MAC', async () => {
    const found = await disagreementsAfter({ recipient: '00DB1234567890A0' })
    assert.deepEqual(
      found.map(({ field }) => field),
      ['recipient', 'mac'],
    )
  })

  it('cannot judge where a key that is needed is not published', async () => {
    const { checks, unjudged, disagreements } = await judgeAfter({
      originator: '90B3D51F300F0000',
      recipient: '00DB1234567890AF',
    })
    assert.deepEqual(
      unjudged.map(({ check }) => check),
      ['MACs', 'signatures'],
    )
    assert.deepEqual(
      disagreements.map(({ field }) => field),
      ['originator', 'recipient'],
    )
    const signatures = checks.find(({ name }) => name === 'signatures')
    assert.equal(signatures?.agree, signatures && signatures.concerned - 1)
  })

  it('disagrees where the message is not there', async () => {
    const [missing] = await disagreementsAfter({ file: 'NOT_THERE_GBCS.HEX' })
    assert.equal(missing?.field, 'file')
  })

  it('disagrees where the index leaves a message out', async () => {
    const { disagreements } = await judge([])
    const leftOut = disagreements.filter(({ file }) => file === command)
    assert.equal(disagreements.length, entries.length)
    assert.deepEqual(leftOut, [{ file: command, field: 'index', published: 'an entry', found: null }])
  })
})
