import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { flowsTagged, rehearse } from '../harness/rehearsal/rehearse.ts'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'
import { violationsOf } from './testing/violations.ts'

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

  it('compares a frame with another, and marks the octets and fields that differ', async () => {
    const { page, misdeeds } = await open('esme i0')
    await page.getByText('MAC verifies').waitFor()
    const choice = page.getByLabel('Compare with')
    const [, first] = await choice.locator('option').allInnerTexts()
    await choice.selectOption({ label: first ?? '' })
    await page.getByText(/octets differ, in \d+ fields?\./).waitFor()
    assert.ok((await page.locator('.grid td.differs').count()) > 10)
    await fieldCalled(page, 'Business Originator ID').getByText('differs').waitFor()
    assert.deepEqual(await violationsOf(page), [])
    await choice.selectOption('')
    assert.equal(await page.locator('.differs').count(), 0)
    assert.deepEqual(misdeeds, [])
  })

  it('opens a certificate of a frame: its fields are lit with the octets of the frame', async () => {
    const { page, misdeeds } = await open('esme i0')
    await page.getByText('MAC verifies').waitFor()
    await fieldCalled(page, 'replacementCertificate').click()
    const at = Number(/#frames\/1\/(\d+)-/.exec(page.url())?.[1])
    await page.getByText('Open the certificate').click()
    const inner = page.locator('.certificate')
    const serial = inner.getByRole('treeitem').filter({ hasText: 'serialNumber' })
    await serial.click()
    const crumb = await inner.locator('.crumb').innerText()
    const [, from = '', to = ''] = /octets ([\d\s]+) to ([\d\s]+),/.exec(crumb) ?? []
    const octetOf = (text: string) => Number(text.replace(/\s/g, ''))
    const first = octetOf(from)
    const last = octetOf(to)
    assert.ok(first > at && last < at + 500, crumb)
    const lit = await inner.locator('td.chosen[data-octet]').allInnerTexts()
    const inFrame: string[] = []
    await page
      .getByRole('button', { name: /more octets of replacementCertificate/ })
      .first()
      .click()
    for (let octet = first; octet <= last; octet += 1) inFrame.push(await cellOf(page, octet).first().innerText())
    assert.deepEqual(lit, inFrame)
    assert.deepEqual(misdeeds, [])
  })

  it('draws of a long message the rows that are seen, and scrolls to what is chosen', async () => {
    const octets = 60_000
    const { page, misdeeds } = await console.page({ path: '/requests?q=esme%20i0', height: 1000 })
    await page.route('**/frames/1', async (route) => {
      const answer = (await (await route.fetch()).json()) as { hex: string; inspection: { findings: unknown[] } }
      answer.hex = '5a'.repeat(octets)
      const end = octets - 40
      answer.inspection.findings = Array.from({ length: end / 40 }, (_, n) => ({
        name: `part ${n}`,
        value: '',
        offset: 40 * n,
        length: 40,
      }))
      answer.inspection.findings.push({ name: 'the end', value: '', offset: end, length: 40 })
      await route.fulfill({ json: answer })
    })
    await page.locator('tbody tr a').first().click()
    await page.locator('.grid').waitFor()
    assert.ok((await page.locator('.grid tr').count()) < 60)
    await fieldCalled(page, 'the end').click()
    await cellOf(page, octets - 1).waitFor()
    assert.equal(await chosenOctets(page), 40)
    assert.ok((await page.locator('.grid tr').count()) < 60)
    await page.locator('.grid').evaluate((grid: HTMLElement) => grid.scrollTo({ top: 0 }))
    await cellOf(page, 0).waitFor()
    assert.equal(await chosenOctets(page), 0)
    assert.deepEqual(misdeeds, [])
  })
})
