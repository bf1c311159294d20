import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OpenConsole, openConsole, skip } from './testing/open-console.ts'
import { violationsOf } from './testing/violations.ts'

describe('the console is there for everybody', { skip }, () => {
  let console: OpenConsole
  const paths: [name: string, path: string, seen: string][] = [['help', '/help', 'How to search']]
  before(async () => {
    console = await openConsole({ seed: 'accessible' })
    const refused = await console.served.handOver(0, 'electricity')
    const done = await console.served.handOver(1)
    const { devices, mpan } = console.served.testBed.network.fleet.premises(1)
    paths.push(
      ['the overview', '/', 'What waits where'],
      ['the list of requests', '/requests', 'of 2'],
      ['a search that finds nothing', '/requests?q=nothing-like-it', 'No request fits'],
      ['a refused request', `/requests/${refused}`, 'Refused by NOC-10'],
      ['an accepted request', `/requests/${done}`, 'Accepted by NOC-10'],
      ['the list of devices', '/devices', 'Metering point'],
      ['a device', `/devices/${devices.GPF}`, 'Its own log'],
      ['the composer', `/compose?device=${devices.GPF}`, 'Would be answered'],
      ['the check', '/check', 'Decisions by rule'],
      ['its decisions', '/check/decisions', 'Because'],
      ['its shadow', '/check/shadow', 'Nobody is asked beside'],
      ['Registration Data', `/registration/${mpan}`, 'Load a file'],
      ['faults', '/faults', 'Plan a fault'],
      ['the session', '/session', 'to attach to a defect'],
    )
  })
  after(() => console?.close())

  /** Views as high as the window, whose table scrolls. */
  const scrollsInside = ['/requests', '/devices', '/check/decisions']

  for (const theme of ['light', 'dark'] as const)
    for (const width of [1024, 1440])
      it(`in ${theme}, ${width} pixels wide: axe has nothing against any view, and none is wider than the window`, async () => {
        for (const [name, path, seen] of paths) {
          const { page, misdeeds } = await console.page({ path, theme, width })
          await page.getByText(seen).first().waitFor()
          assert.deepEqual(await violationsOf(page), [], name)
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
          assert.ok(Number(overflow) <= 0, `${name} is ${overflow} pixels too wide`)
          assert.deepEqual(misdeeds, [], name)
          if (scrollsInside.includes(path)) {
            const below = await page.evaluate('document.documentElement.scrollHeight - innerHeight')
            assert.ok(Number(below) <= 0, `${name} is ${below} pixels too high`)
          }
          await page.close()
        }
      })
})
