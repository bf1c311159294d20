import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'
import { tasksIn } from './testing/tasks.ts'

type Event = Parameters<OpenConsole['served']['testBed']['network']['events']['append']>[0]
type RequestId = Extract<Event, { kind: 'request-answered' }>['requestId']

const burst = 2000
const longestTaskMs = 50

describe(`a burst of ${burst} requests`, { skip }, () => {
  let console: OpenConsole
  let counter = 1000
  before(async () => {
    console = await openConsole({ seed: 'burst', premises: 20 })
  })
  after(() => console?.close())

  /** Has the network say that so many requests were answered, all at once: more than it could carry out in the time. */
  function answerMany(count: number): void {
    const { events, fleet, time } = console.served.testBed.network
    for (let n = 0; n < count; n += 1) {
      counter += 1
      const premises = fleet.premises(n % 20)
      const from = premises.supplier.entityIdentifier
      const isRefused = n % 3 === 0
      events.append({
        kind: 'request-answered',
        at: time.clock.now(),
        requestId: `${from}:${premises.devices.ESME}:${counter}` as RequestId,
        from,
        serviceReferenceVariant: '6.21',
        commandVariant: 1,
        code: isRefused ? 'E4' : 'I99',
        refusedBy: isRefused ? 'responsibility' : null,
        decision: null,
      })
    }
  }

  it('takes no task of 50 ms of the browser, and no more than 60 rows are in the page', async (context) => {
    const { page, misdeeds } = await console.page({ path: '/requests', height: 1000 })
    await page.getByText('No request yet').waitFor()
    answerMany(100)
    await page.getByText('of 100').waitFor()
    await console.browser.startTracing(page, {
      categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
    })
    answerMany(burst)
    await page.getByText('of 2\u00a0100').waitFor()
    const tasks = tasksIn(await console.browser.stopTracing())
    assert.ok(tasks.length > 20, `${tasks.length} tasks`)
    const longest = Math.max(...tasks.map(({ processorMs }) => processorMs))
    context.diagnostic(`the longest of ${tasks.length} tasks took ${longest.toFixed(1)} ms of processor time`)
    assert.ok(longest < longestTaskMs, `${longest} ms`)
    assert.ok((await page.locator('tbody tr').count()) <= 60)
    assert.deepEqual(misdeeds, [])
  })

  it('moves nothing under the pointer of somebody who has scrolled down', async () => {
    const { page } = await console.page({ path: '/requests', height: 1000 })
    await page.getByText(/of 2/).first().waitFor()
    await page.locator('.scroller').evaluate((element) => {
      element.scrollTop = 3000
    })
    await page.waitForTimeout(200)
    const first = await page.locator('tbody tr a').first().innerText()
    answerMany(50)
    await page.getByText(/new requests wait/).waitFor()
    assert.equal(await page.locator('tbody tr a').first().innerText(), first)
  })
})
