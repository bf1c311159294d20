import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { projectDirectory } from '../../certs/testing/judges.ts'

/** Of everything that a browser can load, gzipped. */
const mostOctets = 200_000

const assets = join(projectDirectory, 'dist', 'console', 'assets')

/** What the newest build made: an older one's files stay beside it for programs that run. */
function filesOfBuild(): readonly string[] {
  const page = readFileSync(join(assets, '..', 'index.html'), 'utf8')
  const found = new Set([...page.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name = '']) => name))
  for (const name of found) {
    if (!name.endsWith('.js')) continue
    for (const [, next = ''] of readFileSync(join(assets, name), 'utf8').matchAll(/"\.\/([\w-]+\.js)"/g))
      found.add(next)
  }
  return [...found]
}

describe('the built console', () => {
  before(() => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], {
      cwd: projectDirectory,
    })
    assert.equal(status, 0, String(stderr))
  })

  it('is no more than 200 kB, gzipped', () => {
    const files = filesOfBuild()
    assert.ok(files.length > 5, files.join())
    const octets = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0)
    assert.ok(octets < mostOctets, `${octets} octets`)
  })

  it('names no address but its own', () => {
    const addresses = readdirSync(assets).flatMap((name) =>
      [...readFileSync(join(assets, name), 'utf8').matchAll(/\bhttps?:\/\/[^"'`\s)]+/g)].map(([address]) => address),
    )
    assert.deepEqual(
      addresses.filter((address) => !address.startsWith('http://www.w3.org/')),
      [],
    )
  })
})
