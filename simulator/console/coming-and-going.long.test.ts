import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openControlApi } from '../harness/control-api/control-api.ts'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'

describe('a network that goes away', { skip }, () => {
  let console: OpenConsole
  after(() => console?.close())

  it('is said to be gone; what is known stays, and when it is back no request is missing or there twice', async () => {
    console = await openConsole({ seed: 'away' })
    const { served } = console
    await served.handOver(0)
    const { page } = await console.page({ path: '/requests' })
    await page.getByText('rows 1 to 1 of 1').waitFor()
    const { network } = served.testBed
    const port = Number(new URL(served.control.url).port)
    await served.control.close()
    await page.getByText(/Not connected since/).waitFor()
    assert.equal(await page.locator('tbody tr').count(), 1)
    await served.handOver(1)
    await served.handOver(2, 'electricity')
    const back = await openControlApi({ ...network, configuration: { ...network.configuration, harnessPort: port } })
    try {
      // The page tries by itself too: on a slow machine it may be there before the click.
      const isBack = page.getByText('rows 1 to 3 of 3').waitFor()
      await Promise.any([page.getByRole('button', { name: 'Try now' }).click(), isBack])
      await isBack
      assert.equal(await page.getByText(/Not connected since/).count(), 0)
      await served.handOver(3)
      await page.getByText('rows 1 to 4 of 4').waitFor()
      const addresses = await page
        .locator('tbody tr a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      assert.equal(new Set(addresses).size, 4)
    } finally {
      await back.close()
    }
  })
})

describe('a network that wants a token', { skip }, () => {
  let console: OpenConsole
  after(() => console?.close())

  it('is looked at after it was given, which is kept for the tab and is in no address', async () => {
    console = await openConsole({ seed: 'token', token: 'aToken.of-32' })
    const { page } = await console.page({ path: '/requests' })
    const field = page.getByLabel('Token')
    await field.fill('another')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('This is not the token of this network').waitFor()
    await field.fill('aToken.of-32')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('No request yet').waitFor()
    await page.getByText('live, event').waitFor()
    await page.reload()
    await page.getByText('No request yet').waitFor()
    assert.ok(!page.url().includes('aToken'))
  })

  it('gives what is exported, by a key too', async () => {
    await console.served.handOver(0)
    const { page } = await console.page({ path: '/requests' })
    await page.getByLabel('Token').fill('aToken.of-32')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('rows 1 to 1 of 1').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')])
    const recording = gunzipSync(readFileSync(await download.path())).toString()
    assert.ok(recording.includes('requestId'))
    assert.match(download.suggestedFilename(), /^dcc-sim-.*\.jsonl\.gz$/)
    await page.getByText(/npx dcc-sim open/).waitFor()
  })
})
