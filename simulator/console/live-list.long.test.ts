import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'

describe('the console in a browser', { skip }, () => {
  let console: OpenConsole
  before(async () => {
    console = await openConsole({ seed: 'live' })
  })
  after(() => console?.close())

  it('says how requests come about where there is none', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests' })
    await page.getByText('No request yet').waitFor()
    assert.deepEqual(misdeeds, [])
  })

  it('lists a request as soon as it is answered, without being asked to', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests' })
    await page.getByText('No request yet').waitFor()
    await console.served.handOver(0, 'electricity')
    await page.getByRole('row', { name: /E062106/ }).waitFor()
    await console.served.handOver(1)
    const rows = page.locator('tbody tr')
    await page.getByRole('row', { name: /I0/ }).waitFor()
    assert.match(await rows.nth(0).innerText(), /I0/)
    assert.match(await page.getByRole('button', { name: /Refused by the check/ }).innerText(), /1$/)
    assert.deepEqual(misdeeds, [])
  })

  it('says which word of a search is in the way where nothing is found', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests?q=noc-10 nowhere' })
    await page.getByText('No request fits').waitFor()
    await page.getByText('2 requests are there.').waitFor()
    await page.getByText('Without nowhere there would be 2.').waitFor()
    assert.equal(await page.getByText(/^Without/).count(), 1)
    await page.getByRole('link', { name: 'Without nowhere' }).click()
    await page.getByText('rows 1 to 2 of 2').waitFor()
    assert.deepEqual(misdeeds, [])
  })

  it('draws compact rows where somebody wants them, and remembers it', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests' })
    const heightOfRow = async () => {
      await page.getByText('of 2').waitFor()
      return (await page.locator('tbody tr:not(.room)').first().boundingBox())?.height
    }
    const usual = (await heightOfRow()) ?? 0
    await page.goto(`${console.served.control.url}/help`)
    await page.getByLabel('Compact rows').check()
    await page.goto(`${console.served.control.url}/requests`)
    assert.equal(await heightOfRow(), usual - 6)
    assert.deepEqual(misdeeds, [])
    await page.evaluate('localStorage.clear()')
  })

  it('finds requests by what is typed, and keeps it in the address', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests' })
    await page.getByText('of 2').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('noc-10 e0621')
    await page.waitForURL(/q=noc-10\+?.*e0621/)
    await page.getByText('rows 1 to 1 of 1').waitFor()
    assert.equal(await page.locator('tbody tr').count(), 1)
    assert.deepEqual(misdeeds, [])
  })

  it('loses no word, however fast or slowly it is typed', async () => {
    const { page } = await console.page({ path: '/requests' })
    await page.getByText('of 2').waitFor()
    for (const delay of [0, 60, 200]) {
      await page.keyboard.press('/')
      await page.keyboard.type('noc-10 e0621', { delay })
      await page.waitForURL(/q=noc-10(\+|%20)e0621$/)
      await page.keyboard.press('Escape')
      await page.goto(page.url().replace(/\?.*/, ''))
      await page.getByText('of 2').waitFor()
    }
  })

  it('opens a request by keyboard, tells it from the sentence to the sequence, and goes back', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests?q=e062106' })
    await page.getByText('rows 1 to 1').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /6\.21 Request Handover/ }).waitFor()
    await page.getByRole('heading', { name: /Refused by NOC-10/ }).waitFor()
    const messages = page.locator('.sequence li')
    assert.match(await messages.first().innerText(), /6\.21/)
    assert.match(await messages.last().innerText(), /Nothing was sent to the device/)
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Requests' }).waitFor()
    assert.match(page.url(), /\/requests\?q=e062106$/)
    assert.deepEqual(misdeeds, [])
  })

  it('keeps the list still while it is paused, and counts what came', async () => {
    const { page, misdeeds } = await console.page({ path: '/requests' })
    await page.getByText('of 2').waitFor()
    await page.keyboard.press('p')
    await console.served.handOver(2)
    await page.getByText('1 new request waits').waitFor()
    assert.equal(await page.locator('tbody tr').count(), 2)
    await page.getByRole('button', { name: /Show them/ }).click()
    await page.getByText('rows 1 to 3 of 3').waitFor()
    assert.deepEqual(misdeeds, [])
  })
})
