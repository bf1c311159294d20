import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createLogger } from '../environment/logger.ts'
import { openRecording } from '../harness/control-api/recording/open-recording.ts'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'
import { violationsOf } from './testing/violations.ts'

describe('a tester at the console', { skip }, () => {
  let console: OpenConsole
  before(async () => {
    console = await openConsole({ seed: 'tester' })
  })
  after(() => console?.close())
  const premises = (index: number) => console.served.testBed.network.fleet.premises(index)

  it('composes a wrong handover, sees it refused, sends it with the right certificates, and sees the slot change', async () => {
    const { GPF } = premises(0).devices
    const { page, misdeeds } = await console.page({ path: `/devices/${GPF}` })
    await page.getByText('slot holds the ACB (DCC controlled)', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Compose for it' }).click()
    await page.getByText('Would be answered I99').waitFor()
    const { name } = premises(0).electricityNetworkOperator
    await page
      .getByRole('radio', { name: new RegExp(name) })
      .first()
      .check()
    await page.getByText('Would be answered E062106').waitFor()
    await page.getByText('Likely cause: Other fuel').waitFor()
    await page.getByLabel('Key agreement of').selectOption({ index: 1 })
    await page.getByText('Likely cause: Mixed pair').waitFor()
    await page.getByLabel('Key agreement of').selectOption({ index: 0 })
    await page.getByText('Likely cause: Other fuel').waitFor()
    await page.getByLabel('Answer expected').fill('I0')
    await page.getByRole('button', { name: 'Sign and send' }).click()
    await page.getByText('Answered E062106: follow the request').waitFor()
    assert.equal(console.served.testBed.network.wan.link(GPF).length, 0)

    await page.getByRole('radio', { name: /registered since/ }).check()
    await page.getByText('Would be answered I99').waitFor()
    // A double click, faster than the button can be drawn as pressed.
    await page.getByRole('button', { name: 'Sign and send' }).evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await page.getByText('Answered I99: follow the request').waitFor()
    const { json } = await console.served.get('/requests')
    assert.equal((json as { total: number }).total, 2)
    await page.getByRole('link', { name: 'follow the request' }).click()
    await page.getByText('Accepted by NOC-10').first().waitFor()
    await page.goto(`${console.served.control.url}/devices/${GPF}#link`)
    await page.getByText('slot holds the registered operator').first().waitFor()
    await page
      .getByRole('button', { name: /^Open the frame/ })
      .first()
      .click()
    await page.getByText('MAC verifies').or(page.getByText('signature verifies')).first().waitFor()
    await page.goto(`${console.served.control.url}/requests?q=expected:no`)
    await page.getByText('of 1').first().waitFor()
    assert.deepEqual(misdeeds, [])
  })

  it('says several of one element in a form, each in a group of its own', async () => {
    const { devices, supplier } = premises(3)
    const query = new URLSearchParams({ device: devices.ESME, srv: '6.14.1', user: supplier.entityIdentifier })
    const { page, misdeeds } = await console.page({ path: `/compose?${query}` })
    const say = async (which: number, index: string, description: string) => {
      const group = page.getByRole('group', { name: `ALCSHCALCSDescription ${which}` })
      await group.getByLabel('index').fill(index)
      await group.getByLabel('SwitchDescription').fill(description)
    }
    await say(1, '1', 'immersion heater')
    await page.getByRole('button', { name: 'Another ALCSHCALCSDescription' }).click()
    await say(2, '3', 'car charger')
    await page.getByText('Would be answered I0').or(page.getByText('Would be answered I99')).waitFor()
    await page.getByText('car charger').first().waitFor({ state: 'attached' })
    await page.getByText('immersion heater').first().waitFor({ state: 'attached' })
    assert.deepEqual(await violationsOf(page), [])
    // What is half filled in is refused, and a refused answer is the browser's own complaint.
    assert.deepEqual(
      misdeeds.filter((each) => !/status of 400/.test(each)),
      [],
    )
  })

  it('drops a file of Registration Data with a hostile name in it, and sees it as text, line by line', async () => {
    const { page, misdeeds } = await console.page({ path: '/registration' })
    const hostile = '<img src=x onerror=alert(1)>\u202e'
    const { mpan } = premises(1)
    const rows = ['metering_point,network_party,effective_from,effective_to', `${mpan},${hostile},2019-01-01,`]
    const file = { name: '<script>alert(1)</script>.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
    const chooser = page.locator('input[type=file]')
    await chooser.setInputFiles(file)
    await page.getByText('would not be taken: 1 complaint').waitFor()
    const shown = await page.locator('table.rejected').textContent()
    assert.match(shown ?? '', /<img src=x onerror=alert\(1\)>⟨U\+202E⟩/)
    assert.equal(await page.locator('main img, main script').count(), 0)
    assert.deepEqual(await violationsOf(page), [])
    // A refused answer is the browser's own complaint, and all that there is.
    assert.ok(
      misdeeds.every((each) => /status of 400/.test(each)),
      misdeeds.join('\n'),
    )

    rows[1] = `${mpan},SOUT,2019-01-01,`
    await chooser.setInputFiles({ ...file, buffer: Buffer.from(rows.join('\n')) })
    await page.getByText('would be loaded: 1 record of 1 metering point').waitFor()
    await page.getByRole('button', { name: 'Load it' }).click()
    await page.getByText('is loaded: 1 record').waitFor()
    await page.goto(`${console.served.control.url}/registration/${mpan}`)
    await page.getByRole('cell', { name: /SSEN Southern/ }).waitFor()
    await page.getByText('Record it anew…').click()
    await page.getByRole('textbox', { name: 'Party' }).fill('LOND')
    await page.getByRole('textbox', { name: 'From' }).fill('2026-12-01')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByRole('cell', { name: /UK Power Networks London/ }).waitFor()
    const { json } = await console.served.get(`/registration/${mpan}`)
    const { networkParties } = json as { networkParties: readonly Record<string, unknown>[] }
    assert.deepEqual(
      networkParties.map(({ networkParty, from, to }) => [networkParty, from, to]),
      [
        ['SOUT', '2019-01-01', '2026-11-30'],
        ['LOND', '2026-12-01', null],
      ],
    )
  })

  it('takes a file of Registration Data that is dragged in from the desk', async () => {
    const { page, misdeeds } = await console.page({ path: '/registration' })
    const desk = mkdtempSync(join(tmpdir(), 'desk-'))
    try {
      const file = join(desk, 'parties.csv')
      const { mpan } = premises(2)
      writeFileSync(file, `metering_point,network_party,effective_from,effective_to\n${mpan},SOUT,2019-01-01,\n`)
      const place = await page.locator('label.drop').boundingBox()
      assert.ok(place)
      const where = { x: place.x + place.width / 2, y: place.y + place.height / 2 }
      const data = { items: [], files: [file], dragOperationsMask: 1 }
      const devtools = await page.context().newCDPSession(page)
      // As the window system does it: the browser opens the file itself.
      for (const type of ['dragEnter', 'dragOver'] as const)
        await devtools.send('Input.dispatchDragEvent', { type, ...where, data })
      await page.locator('label.drop.over').waitFor()
      await devtools.send('Input.dispatchDragEvent', { type: 'drop', ...where, data })
      await page.getByText('would be loaded: 1 record of 1 metering point').waitFor()
      assert.equal(await page.locator('label.drop.over').count(), 0)
      await page.getByText('parties.csv').waitFor()
    } finally {
      rmSync(desk, { recursive: true })
    }
    assert.deepEqual(misdeeds, [])
  })

  it('moves the clock to what falls due next, and says when that is', async () => {
    const { devices } = (await console.served.get('/devices?type=ESME&slot=dcc-controlled')).json as {
      devices: { index: number }[]
    }
    const home = premises(devices[0]?.index ?? 0)
    const at = '2026-11-23T00:00:00Z'
    const { supplier, electricityNetworkOperator } = home
    const sent = await console.served.ask('/compose/send', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        user: supplier.entityIdentifier,
        serviceReferenceVariant: '6.21',
        device: home.devices.ESME,
        certificates: { operator: electricityNetworkOperator.id },
        at,
      }),
    })
    assert.equal((sent.json as { code: string }).code, 'I99', sent.text)
    const scheduled = async () =>
      ((await console.served.get('/status')).json as { pending: { scheduled: number } }).pending.scheduled
    assert.equal(await scheduled(), 1)
    const { page, misdeeds } = await console.page({ path: '/session' })
    const clock = async () => (await console.served.get('/clock')).json as { now: string; nextDue: string | null }
    for (let { nextDue } = await clock(); (await clock()).now < at; { nextDue } = await clock()) {
      assert.ok(nextDue !== null)
      await page.getByText(`Next due at ${nextDue.slice(0, 10)}`).waitFor()
      await page.getByRole('button', { name: 'To the next due' }).click()
      while ((await clock()).now < nextDue) await page.waitForTimeout(20)
      assert.equal((await clock()).now, nextDue)
    }
    assert.equal(await scheduled(), 0)
    assert.deepEqual(await violationsOf(page), [])
    assert.deepEqual(misdeeds, [])
  })

  it('changes the mode, plans a fault and switches it off', async () => {
    const { page, misdeeds } = await console.page({ path: '/check' })
    await page.getByRole('button', { name: /^monitor/ }).click()
    await page.getByText('monitor: nothing is refused').waitFor()
    await page.getByRole('button', { name: /^enforce/ }).click()
    await page.goto(`${console.served.control.url}/faults`)
    await page.getByText('A perfect network').waitFor()
    await page.getByLabel('How often').fill('2')
    await page.getByRole('button', { name: 'Plan it' }).click()
    await page.getByRole('checkbox', { name: 'On: fault 1, lost' }).click()
    await page.getByRole('checkbox', { name: 'On: fault 1, lost', checked: false }).waitFor()
    const plan = (await console.served.get('/fault-plan')).json as readonly Record<string, unknown>[]
    assert.deepEqual(plan, [{ fault: 'lost', direction: 'down', next: 2, enabled: false, hits: 0 }])
    assert.deepEqual(misdeeds, [])
  })

  it('opens a recording, with the same pages and no button that changes something', async () => {
    const requestId = await console.served.handOver(3, 'electricity')
    const file = await fetch(`${console.served.control.url}/harness/v1/export/recording?request=${requestId}`)
    const where = { host: '127.0.0.1', harnessPort: 0, allowHosts: [], token: undefined }
    const opened = await openRecording(Buffer.from(await file.arrayBuffer()), where, createLogger({ level: 'silent' }))
    const page = await console.browser.newPage()
    try {
      const { GPF } = premises(3).devices
      const paths: readonly (readonly [path: string, seen: string])[] = [
        ['/requests', 'of 1'],
        [`/requests/${requestId}`, 'Refused by NOC-10'],
        [`/devices/${GPF}`, 'Trust Anchor Cells'],
        ['/check', 'Settings'],
        ['/session', 'Nothing in it can be changed'],
        ['/compose', 'Nothing can be sent to a recording'],
      ]
      for (const [path, seen] of paths) {
        await page.goto(opened.url + path)
        await page.getByText(seen).first().waitFor()
        await page.getByText('nothing here can be changed').waitFor()
        const changing =
          /sign and send|send again|switch its home|raise|change…|plan it|remove|pause the world|load it|compose for it/i
        assert.equal(await page.getByRole('button', { name: changing }).count(), 0, path)
        assert.equal(
          await page.getByRole('button', { name: /^(enforce|monitor|off)/, disabled: false }).count(),
          0,
          path,
        )
      }
    } finally {
      await page.close()
      await opened.close()
    }
  })
})
