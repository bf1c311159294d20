import type { Page } from 'playwright-core'
import type { Played } from './half-an-hour.ts'

/** A picture of the console. */
interface Picture {
  readonly name: string
  readonly height: number
  /** Text that says that the view is there. */
  readonly seen: string
  path(played: Played): string
  prepare?(page: Page): Promise<void>
}

/** Every picture, a row each. */
export const pictures: readonly Picture[] = [
  {
    name: 'overview',
    height: 940,
    seen: 'Newest refusals',
    path: () => '/',
    prepare: (page) => page.locator('.chart canvas').waitFor(),
  },
  { name: 'requests', height: 800, seen: 'rows 1 to', path: () => '/requests' },
  { name: 'request', height: 940, seen: 'Near miss', path: ({ refused }) => `/requests/${refused}` },
  {
    name: 'frame',
    height: 800,
    seen: 'MAC verifies',
    path: ({ done }) => `/requests/${done}?q=outcome:done#frames/1/60-9`,
    prepare: async (page) => {
      await page.locator('td.chosen').first().waitFor()
      // Until what is above has been read, and the page stands still.
      await page.waitForTimeout(2500)
    },
  },
  { name: 'device', height: 860, seen: 'Trust Anchor Cells', path: ({ stranger }) => `/devices/${stranger}` },
  { name: 'devices', height: 700, seen: 'of 6', path: () => '/devices?q=type:ESME slot:stranger' },
  {
    name: 'compose',
    height: 860,
    seen: 'Would be answered',
    path: ({ stranger }) => `/compose?device=${stranger}`,
  },
  { name: 'check', height: 800, seen: 'enforce', path: () => '/check' },
  { name: 'registration', height: 640, seen: 'Registration', path: () => '/registration' },
  { name: 'faults', height: 640, seen: 'No fault is planned', path: () => '/faults' },
  { name: 'session', height: 640, seen: 'Clock', path: () => '/session' },
]
