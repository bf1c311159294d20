import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { isUpToDate } from './docs/page.ts'
import { pages } from './docs/pages.ts'

const help = `Writes the pages of docs/ that are generated from the code and the features.

Usage: npm run docs [-- --check]

  --check   write nothing; say which pages are not what would be written

Examples:
  npm run docs
  npm run docs -- --check

Exit status: 0 done, 1 a page is not up to date, 2 wrong usage.`

async function check(): Promise<void> {
  for (const page of pages)
    if (!(await isUpToDate(page))) {
      console.error(`${page.path} is not up to date: npm run docs`)
      process.exitCode = 1
    }
}

async function write(): Promise<void> {
  for (const { path, text } of pages) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await text())
    console.log(path)
  }
}

try {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, check: { type: 'boolean' } } })
  if (values.help) console.log(help)
  else await (values.check ? check() : write())
} catch (fault) {
  if (!(fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw fault
  console.error(`${(fault as Error).message}\n\n${help}`)
  process.exitCode = 2
}
