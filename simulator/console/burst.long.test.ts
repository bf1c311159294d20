import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'
import { tasksIn } from './testing/tasks.ts'

type Event = Parameters<OpenConsole['served']['testBed']['network']['events']['append']>[0]
type RequestId = Extract<Event, { kind: 'request-answered' }>['requestId']

const burst = 2000
const few = 100
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

  it('takes no task of 50 ms of the browser, or of twice what a few requests take, and no more than 60 rows are in the page', async (context) => {
    const { page, misdeeds } = await console.page({ path: '/requests', height: 1000 })
    await page.getByText('No request yet').waitFor()
    answerMany(few)
    await page.getByText(`of ${few}`).waitFor()
    /** Milliseconds of processor time of the longest task that so many more requests bring about. */
    const longestTaskOf = async (count: number, shown: string): Promise<number> => {
      await console.browser.startTracing(page, {
        categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
      })
      answerMany(count)
      await page.getByText(shown).waitFor()
      const tasks = tasksIn(await console.browser.stopTracing())
      assert.ok(tasks.length > 5, `${tasks.length} tasks`)
      return Math.max(...tasks.map(({ processorMs }) => processorMs))
    }
    const ofFew = await longestTaskOf(few, `of ${2 * few}`)
    const ofBurst = await longestTaskOf(burst, 'of 2\u00a0200')
    context.diagnostic(
      `the longest task took ${ofBurst.toFixed(1)} ms of processor time, of a few ${ofFew.toFixed(1)} ms`,
    )
    // On a slower machine every task is longer: a burst is to be no worse than a few requests are there.
    const limit = Math.max(longestTaskMs, 2 * ofFew)
    assert.ok(ofBurst < limit, `${ofBurst} ms of ${limit}`)
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
