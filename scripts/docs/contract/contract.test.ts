import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { projectDirectory } from '../../../certs/testing/judges.ts'
import { readCheckRequest, readCheckVerdict } from '../../../simulator/network-operator-check/contract.ts'
import { rules } from '../../../simulator/network-operator-check/rules.ts'
import type { ContractExample } from './contract-pages.ts'

const folder = join(projectDirectory, 'docs/contract')
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))

// A judge of schemas that is not ours. Formats are words to it: the simulator reads dates by itself.
const ajv = new Ajv2020({ allErrors: true, validateFormats: false })
const isRequest = ajv.compile(read('check-request.schema.json') as object)
const isVerdict = ajv.compile(read('check-verdict.schema.json') as object)

const examples = readdirSync(join(folder, 'examples')).map((name) => ({
  name,
  ...(read(`examples/${name}`) as ContractExample),
}))
const [some] = examples
if (some === undefined) throw new Error('there are no examples')

describe('the schemas of the contract', () => {
  for (const { name, request, verdict } of examples)
    test(`take the question and the verdict of ${name}`, () => {
      assert.ok(isRequest(request), JSON.stringify(isRequest.errors))
      assert.ok(isVerdict(verdict), JSON.stringify(isVerdict.errors))
    })

  const { request, verdict } = some
  const questions: readonly (readonly [string, object])[] = [
    ['another version', { ...request, version: 2 }],
    ['no device', { ...request, device: undefined }],
    ['a device that is no EUI-64', { ...request, device: { ...request.device, id: 'meter 7' } }],
    ['a role that there is not', { ...request, submittedBy: { ...request.submittedBy, userRole: 'XX' } }],
    ['certificates that are no list', { ...request, certificates: null }],
    ['a setting left out', { ...request, settings: { ...request.settings, onUnknown: {} } }],
    ['a field that nobody named', { ...request, further: true }],
  ]
  for (const [what, question] of questions)
    test(`are of one mind with the simulator about a question with ${what}`, () => {
      const plain: unknown = JSON.parse(JSON.stringify(question))
      assert.equal(isRequest(plain), readCheckRequest(plain).ok)
    })

  const verdicts: readonly (readonly [string, object])[] = [
    ['without a rule', { ...verdict, rule: undefined }],
    ['of a rule that there is not', { ...verdict, rule: 'NOC-19' }],
    ['that refuses without a reason', { ...verdict, outcome: 'refused', reason: undefined }],
    ['with the least that there may be', { outcome: 'accepted', rule: 'NOC-10', because: '' }],
    ['with null for what is not required', { ...verdict, expected: null, warnings: null }],
    ['with a field that nobody named', { ...verdict, further: true }],
  ]
  for (const [what, answer] of verdicts)
    test(`are of one mind with the simulator about a verdict ${what}`, () => {
      const plain: unknown = JSON.parse(JSON.stringify(answer))
      assert.equal(isVerdict(plain), readCheckVerdict(plain).ok)
    })
})

test('the examples show every outcome, every reason, and every rule that a verdict of an implementation cites', () => {
  const outcomes = new Set(examples.map(({ verdict }) => verdict.outcome))
  assert.deepEqual([...outcomes].sort(), ['accepted', 'not-applicable', 'refused'])
  const reasons = new Set(examples.flatMap(({ verdict }) => (verdict.outcome === 'refused' ? [verdict.reason] : [])))
  assert.equal(reasons.size, 6)
  const cited = new Set(examples.map(({ verdict }) => verdict.rule))
  const known = rules.map(({ id }) => id)
  for (const rule of ['NOC-1', 'NOC-2', 'NOC-3', 'NOC-4', 'NOC-5', 'NOC-10', 'NOC-12', 'NOC-13'] as const)
    assert.ok(cited.has(rule) && known.includes(rule), rule)
})
