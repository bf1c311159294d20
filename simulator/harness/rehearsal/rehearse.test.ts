import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { deterministicTestBed } from '../testing/prepared-handover.ts'
import type { Flow } from './flow.ts'
import { flows } from './flows.ts'
import { type FlowReport, playFlow } from './play-flow.ts'
import { flowsTagged } from './rehearse.ts'

const testBed = await deterministicTestBed({ seed: 'rehearsal' })
after(() => testBed.close())

/** Kinds of entry in the transcript of a flow's last request, in order. */
const kindsIn = ({ attempts }: FlowReport): readonly string[] =>
  attempts.at(-1)?.transcript.entries.map(({ kind }) => kind) ?? []

describe('the flows that are rehearsed', () => {
  const reports = new Map<string, FlowReport>()

  for (const flow of flows)
    test(`${flow.title}: ends as scripted`, async () => {
      const report = await playFlow(flow, testBed)
      reports.set(flow.title, report)
      assert.deepEqual(report.complaints, [])
    })

  const reportTagged = (...tags: string[]): FlowReport => {
    const [flow] = flowsTagged(tags)
    return reports.get(flow?.title ?? '') ?? assert.fail(`nothing tagged ${tags.join(' ')} was played`)
  }

  test('show a handover in the schedule of the DSP, and its release', () => {
    const kinds = kindsIn(reportTagged('future-dated', 'srv-6.21'))
    assert.ok(kinds.includes('scheduled') && kinds.includes('released'), kinds.join(', '))
  })

  test('show the alert by which a device tells of a Command that it kept', () => {
    assert.ok(kindsIn(reportTagged('future-dated', 'srv-6.15.1')).includes('device-alerted'))
  })

  test('leave nothing of an outage behind', () => {
    assert.ok(reportTagged('outage', 'esme').attempts.some(({ finalCode }) => finalCode === 'E20'))
    assert.deepEqual(testBed.network.faultPlan.rules(), [])
    assert.equal(testBed.network.dcc.settings().deadlines.undeliveredMs, 30_000)
  })

  test('leave the new network operator in Registration Data', () => {
    const { premises, attempts } = reportTagged('registration')
    const now = testBed.network.registration.data.snapshot().networkPartyRecords(premises.mprn)
    assert.equal(now.at(-1)?.networkParty, attempts.at(-1)?.operator.id)
    assert.notEqual(attempts.at(-1)?.operator.id, premises.gasNetworkOperator.id)
  })
})

describe('a flow that does not end as scripted', () => {
  const [right] = flowsTagged(['introduction', 'correct'])
  const scripted = (ends: Flow['attempts'][number]['ends']): Flow => ({
    ...(right ?? assert.fail('no flow')),
    attempts: (right?.attempts ?? []).map((attempt) => ({ ...attempt, ends })),
  })

  test('says what was answered, and whom the slot trusts', async () => {
    const { complaints } = await playFlow(scripted('refused-by-check'), testBed)
    assert.match(complaints[0] ?? '', /answered I99 instead of E062106/)
    assert.match(complaints[1] ?? '', /^the slot trusts /)
  })

  test('says how it ended', async () => {
    const { complaints } = await playFlow(scripted('undelivered'), testBed)
    assert.match(complaints[0] ?? '', /ended with I0 instead of E20/)
  })

  test('is expected to be refused with the code that a setting puts in the place of ours', async () => {
    const { dcc } = testBed.network
    const before = dcc.settings()
    dcc.configure({ ...before, codes: { E062106: 'E062104' } })
    const [wrong] = flowsTagged(['introduction', 'wrong-network'])
    const { complaints, attempts } = await playFlow(wrong ?? assert.fail('no flow'), testBed)
    dcc.configure(before)
    assert.deepEqual([complaints, attempts[0]?.code], [[], 'E062104'])
  })
})
