import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'

const script = '<script>document.title="taken"</script><img src=x onerror=document.title="taken">'
const turned = 'abc\u202egnp.exe\u200b'
const long = 'A'.repeat(4000)

type Event = Parameters<OpenConsole['served']['testBed']['network']['events']['append']>[0]

describe('what strangers write', { skip }, () => {
  let console: OpenConsole
  before(async () => {
    console = await openConsole({
      seed: 'hostile',
      dcc: { meanings: { E4: `${script} ${turned}`, E5: long.slice(0, 200) } },
    } as never)
  })
  after(() => console?.close())

  /** A request that is refused with a code whose meaning somebody has written. */
  function refuse(code: string, refusedBy: string): void {
    const { events, fleet, time } = console.served.testBed.network
    const premises = fleet.premises(1)
    const from = premises.supplier.entityIdentifier
    events.append({
      kind: 'request-answered',
      at: time.clock.now(),
      requestId: `${from}:${premises.devices.ESME}:${code.slice(1)}`,
      from,
      serviceReferenceVariant: '6.21',
      commandVariant: 1,
      code,
      refusedBy,
      decision: null,
    } as Event)
  }

  it('is shown as text in lists, and what cannot be seen in it is written out', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests' })
    await page.getByText('No request yet').waitFor()
    refuse('E4', script)
    refuse('E5', long)
    await page.getByText('of 2').waitFor()
    const said = await page.locator('tbody').innerText()
    assert.ok(said.includes('<script>'), said)
    assert.ok(said.includes('⟨U+202E⟩') && said.includes('⟨U+200B⟩'), said)
    assert.equal(await page.locator('tbody img, tbody script').count(), 0)
    assert.equal(await page.title(), 'Requests · dcc-sim')
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0)
    assert.deepEqual(misdeeds, [])
  })

  it('is shown as text on the overview too', async () => {
    const { page, misdeeds } = await console.page({ path: '/' })
    await page.getByText('<script>').first().waitFor()
    assert.equal(await page.locator('main img, main script').count(), 0)
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')) <= 0)
    assert.deepEqual(misdeeds, [])
  })

  it('in a document is text, and loads nothing', async () => {
    await console.served.handOver(0, 'electricity')
    const { page, misdeeds } = await console.page({ path: '/requests?q=e062106' })
    await page.route('**/documents/1', async (route) => {
      const answer = (await (await route.fetch()).json()) as Record<string, unknown>
      const text = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "http://evil.example/x">]><sr:Request xmlns:sr="s" onload="document.title='taken'"><script xmlns="http://www.w3.org/1999/xhtml" src="http://evil.example/">document.title='taken'</script><img xmlns="http://www.w3.org/1999/xhtml" src="http://evil.example/i"/><b>${turned}</b></sr:Request>`
      await route.fulfill({ json: { ...answer, text } })
    })
    await page.locator('tbody tr a').first().click()
    await page.locator('.xml .tag').first().waitFor()
    const said = await page.locator('.xml').innerText()
    assert.match(said, /<script/)
    assert.match(said, /⟨U\+202E⟩/)
    assert.equal(await page.locator('.xml script, .xml img').count(), 0)
    assert.match(await page.title(), /dcc-sim$/)
    assert.deepEqual(misdeeds, [])
  })
})
