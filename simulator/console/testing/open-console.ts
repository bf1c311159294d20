import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { projectDirectory, skipWithout } from '../../../certs/testing/judges.ts'
import type { SaidConfiguration } from '../../harness/configuration/configuration.ts'
import { type Served, serve } from '../../harness/control-api/testing/served-network.ts'

/** Why tests in a browser are skipped here; false where they are not. */
export const skip = skipWithout.chromium

/** A network whose console is open in a real browser. */
export interface OpenConsole {
  readonly served: Served
  readonly browser: Browser
  /** A page of its own, with what it must not do noted. */
  page(options?: PageOptions): Promise<Watched>
  close(): Promise<void>
}

interface PageOptions {
  readonly path?: string
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
}

/** A page, and what it did that no page of ours may do. */
interface Watched {
  readonly page: Page
  /** Errors of scripts, complaints of the Content-Security-Policy, and requests to anybody else. */
  readonly misdeeds: string[]
}

/** Builds the console if need be, brings a network up and starts the browser. */
export async function openConsole(said: SaidConfiguration = {}): Promise<OpenConsole> {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: projectDirectory })
  if (built.status !== 0) throw new Error(`the console was not built: ${built.stderr}`)
  const browser = await chromium.launch({ executablePath: chromiumHere(), args: ['--no-sandbox'] })
  const served = await serve(said).catch(async (fault: unknown) => {
    await browser.close()
    throw fault
  })
  return {
    served,
    browser,
    async page({ path = '/', width = 1280, height = 800, theme = 'light' } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme })
      page.setDefaultTimeout(30_000)
      const misdeeds: string[] = []
      page.on('pageerror', (fault) => misdeeds.push(`error: ${fault.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') misdeeds.push(`console: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(served.control.url)) misdeeds.push(`asked ${request.url()}`)
      })
      await page.goto(served.control.url + path)
      return { page, misdeeds }
    },
    async close() {
      await browser.close()
      await served.close()
    },
  }
}

function chromiumHere(): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path)) ?? 'chromium'
}
