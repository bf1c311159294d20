import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { deterministicTestBed } from '../testing/prepared-handover.ts'
import { playFlow } from './play-flow.ts'
import { rehearsalPage } from './rehearsal-page.ts'
import { flowsTagged } from './rehearse.ts'

const testBed = await deterministicTestBed({ seed: 'page' })
after(() => testBed.close())
const [changed] = flowsTagged(['registration'])
const [right] = flowsTagged(['introduction', 'correct'])
if (changed === undefined || right === undefined) throw new Error('There are no such flows')
const failing = {
  ...right,
  title: 'A flow that <fails>',
  attempts: right.attempts.map((each) => ({ ...each, ends: 'undelivered' as const })),
}
const reports = [await playFlow(changed, testBed), await playFlow(failing, testBed)]
const facts = {
  seed: 'a & b',
  premises: 1000,
  deterministic: true,
  check: 'ours',
  checkMode: 'enforce',
  version: '1.2.3',
}
const page = rehearsalPage(facts, reports)

describe('the page of a rehearsal', () => {
  test('needs nothing from elsewhere', () => {
    assert.doesNotMatch(page, /<script|<link|<img|src=|url\(|@import|https?:\/\//)
  })

  test('says in words whether it passed, on which network', () => {
    assert.match(page, /FAILED: 1 of 2 flows ended as scripted\./)
    assert.match(rehearsalPage(facts, reports.slice(0, 1)), /PASSED: 1 of 1 flows ended as scripted\./)
    for (const fact of ['a &amp; b', 'ours, enforce', 'dcc-simulator 1.2.3']) assert.ok(page.includes(fact), fact)
  })

  test('lists what failed first, and has it open with its complaint', () => {
    const [first] = page.match(/<tr class="(good|bad)">/) ?? []
    assert.equal(first, '<tr class="bad">')
    assert.match(
      page,
      /<details class="flow bad" open>[\s\S]*A flow that &lt;fails&gt;[\s\S]*ended with I0 instead of E20/,
    )
    assert.equal(page.match(/<details class="flow good">/g)?.length, 1)
  })

  test('shows what befell the world, the diagram of each request, and the slot before and after', () => {
    assert.match(page, /Before: Registration Data passes the metering point to another network operator/)
    assert.equal(page.match(/<svg class="sequence"/g)?.length, 3)
    assert.match(page, /E062106; I99, then I0/)
    assert.match(page, /<td>networkOperator\/keyAgreement\/management<\/td><td>Access Control Broker \(key /)
  })
})
