import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { flowsTagged, rehearse } from '../harness/rehearsal/rehearse.ts'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'

describe('a flow of the introduction, followed from the list to the octet', { skip }, () => {
  let console: OpenConsole
  before(async () => {
    console = await openConsole({ seed: '7', premises: 60 })
    for await (const report of rehearse(flowsTagged(['introduction']), console.served.testBed))
      assert.deepEqual(report.complaints, [])
  })
  after(() => console?.close())

  /** Opens the first request of the list that a search finds. */
  async function open(search: string) {
    const opened = await console.page({ path: `/requests?q=${search}`, height: 1000 })
    await opened.page.locator('tbody tr a').first().click()
    await opened.page.locator('.request h1').waitFor()
    return opened
  }

  const cellOf = (page: Page, octet: number) => page.locator(`[data-octet="${octet}"]`)
  const fieldCalled = (page: Page, name: string) => page.getByRole('treeitem').filter({ hasText: name }).first()
  const chosenOctets = (page: Page) => page.locator('td.chosen[data-octet]').count()

  it('the right certificates: from the green sentence to the Command that went to the GPF', async () => {
    const { page, misdeeds } = await open('gpf')
    await page.getByRole('heading', { name: /Accepted by NOC-10/ }).waitFor()
    await page.locator('.sequence').getByRole('link', { name: 'frame' }).first().click()
    await page.getByText('MAC verifies').waitFor()
    const field = fieldCalled(page, 'Business Target ID')
    await field.hover()
    assert.equal(await page.locator('td.under').count(), 8)
    await field.click()
    assert.equal(await chosenOctets(page), 8)
    assert.match(
      await page.locator('.crumb').innerText(),
      /Grouping Header › Business Target ID octets 36 to 43, 8 long/,
    )
    assert.match(page.url(), /#frames\/1\/36-8$/)
    await page.keyboard.press('Escape')
    assert.equal(await chosenOctets(page), 0)
    assert.deepEqual(misdeeds, [])
  })

  it('the right certificates: from an octet to its field, and on to what that is part of', async () => {
    const { page, misdeeds } = await open('gpf')
    await page.getByText('MAC verifies').waitFor()
    await cellOf(page, 64).click()
    assert.match(await page.locator('.crumb').innerText(), /trustAnchorCellRemotePartyRole octets 62 to 64/)
    assert.equal(await page.locator('[role=treeitem].chosen').count(), 1)
    await cellOf(page, 64).click()
    assert.match(await page.locator('.crumb').innerText(), /authorisingRemotePartyTACellIdentifier octets 60 to 68/)
    await page.getByRole('tree').focus()
    await page.keyboard.press('ArrowDown')
    assert.match(await page.locator('.crumb').innerText(), /tag and length octets 60 to 61/)
    await page.keyboard.press('Shift+ArrowRight')
    assert.match(await page.locator('.crumb').innerText(), /octets 62 to 64/)
    await page.keyboard.press('ArrowLeft')
    assert.match(await page.locator('.crumb').innerText(), /octets 60 to 68/)
    assert.deepEqual(misdeeds, [])
  })

  it('the wrong network: from the red sentence to the certificates that would have been right, and no frame', async () => {
    const { page, misdeeds } = await open('refused-by-check')
    await page.getByRole('heading', { name: /Refused by NOC-10: other party/ }).waitFor()
    const nearMiss = page.locator('.near-miss')
    assert.match(await nearMiss.innerText(), /Likely cause/)
    assert.ok((await nearMiss.locator('mark').count()) > 0)
    await page.locator('.sequence').getByRole('link', { name: 'document' }).first().click()
    await page
      .getByRole('button', { name: /certificate, \d+ octets/ })
      .first()
      .click()
    await page.locator('.findings').getByText('Entity Identifier').waitFor()
    await page.locator('#frames').getByText('A refusal sends nothing to the device').waitFor()
    assert.deepEqual(misdeeds, [])
  })

  it('the wrong network, sent again by one key with the right certificates: accepted, and the slot has changed hands', async () => {
    const { page, misdeeds } = await open('refused-by-check ka7')
    await page.getByRole('heading', { name: /Refused by NOC-10/ }).waitFor()
    await page.keyboard.press('r')
    await page.getByRole('heading', { name: /Accepted by NOC-10/ }).waitFor()
    await page.locator('.sequence').getByText('success').first().waitFor()
    assert.match(await page.locator('.request .facts').innerText(), /I0 Done/)
    assert.deepEqual(misdeeds, [])
  })

  it('refused, then accepted: both requests of the device, and the Response that says success', async () => {
    const { page, misdeeds } = await open('esme i0')
    await page.locator('.parts').getByText('Frames').click()
    await page.getByRole('button', { name: /↑ Response/ }).click()
    await page.getByText('signature verifies').waitFor()
    await page.waitForURL(/#frames\/2$/)
    await page.locator('.sequence').getByText('success').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Requests' }).waitFor()
    assert.deepEqual(misdeeds, [])
  })
})
