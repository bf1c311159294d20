import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { type RequestDetails, request, signed } from '../testing/requests.ts'
import { accessControlBroker, albion } from '../testing/site.ts'
import { createWorld } from '../testing/world.ts'

const world = await createWorld()
after(() => world.close())

let counter = 100n

async function traceOf(details: RequestDetails = {}, service: DuisService = 'SendCommand') {
  counter += 1n
  world.wan.behaviour = 'unreachable'
  const sent = request({ counter, ...details })
  await world.send(await signed(sent), service)
  const [entry] = (await world.dcc.transcript(sent.requestId))?.entries ?? []
  assert.ok(entry?.kind === 'answered')
  return entry.trace
}

/** Each step with the requirement that it rests on, in order, as an accepted 6.21 goes through them. */
const everyStep = [
  ['XML signature', 'DUIS XML signature profile'],
  ['signing certificate', 'SMKI certificate status'],
  ['originator', 'the signer is the originator of the RequestID'],
  ['RequestID', 'a RequestID is answered once'],
  ['user and role', 'E1'],
  ['eligible role', 'E2'],
  ['user status', 'E3'],
  ['device', 'E19'],
  ['device status', 'E5'],
  ['responsibility', 'E4'],
  ['local delivery', 'E17'],
  ['service', 'E13'],
  ['variant', 'E12'],
  ['device type', 'E11'],
  ['sequence', 'E40'],
  ['payload', 'E52'],
  ['simulated', 'E57'],
] as const

describe('the trace of a request', () => {
  test('names every step in order, the steps of its Service Reference Variant after all others, then the check and anomaly detection', async () => {
    const trace = await traceOf()
    assert.deepEqual(
      trace.slice(0, everyStep.length).map(({ step, rule }) => [step, rule.split(/(?<=^E\d+)\b/)[0]]),
      everyStep,
    )
    const last = trace.slice(-2).map(({ step }) => step)
    assert.deepEqual(last, ['network operator certificate', 'anomaly detection'])
    assert.ok(trace.length > everyStep.length + 1)
  })

  test('says of a step that let the request pass what it saw, and nothing of what it would have wanted', async () => {
    const [, , originator] = await traceOf()
    assert.deepEqual(originator, {
      step: 'originator',
      rule: 'the signer is the originator of the RequestID',
      outcome: 'passed',
      saw: albion,
    })
  })

  test('tells a step that has nothing to judge from one that was content', async () => {
    const outcomes = new Map((await traceOf()).map(({ step, outcome }) => [step, outcome]))
    assert.equal(outcomes.get('local delivery'), 'not-applicable')
    assert.equal(outcomes.get('sequence'), 'not-applicable')
    assert.equal(outcomes.get('responsibility'), 'passed')
  })

  test('ends with the step that refused', async () => {
    const body = { kind: 'described', element: 'RequestWANMatrix', content: { uprn: 1 } } as const
    const wanMatrix = { serviceReference: '12.1', serviceReferenceVariant: '12.1', commandVariant: 8, body } as const
    const refusing = (await traceOf({ ...wanMatrix, to: accessControlBroker }, 'NonDevice')).at(-1)
    assert.deepEqual([refusing?.step, refusing?.outcome, refusing?.code], ['property', 'refused', 'E120101'])
    assert.equal(refusing?.saw, 'UPRN 1')
  })
})
