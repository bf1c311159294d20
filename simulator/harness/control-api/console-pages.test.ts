import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import express from 'express'
import { pageAccess } from '../access/control-access.ts'
import { consolePages } from './console-pages.ts'

const directory = mkdtempSync(join(tmpdir(), 'console-pages-'))
mkdirSync(join(directory, 'assets'))
writeFileSync(join(directory, 'index.html'), '<!doctype html><title>console</title>')
writeFileSync(join(directory, 'assets', 'main-ABCDEFGH.js'), 'document.title')
writeFileSync(join(directory, 'beside.txt'), 'no asset')

let server: Server
before(async () => {
  const access = pageAccess({ host: '127.0.0.1', allowHosts: [] })
  const app = express().use(consolePages(access, directory))
  app.use((_request, response) => void response.status(418).send('the control API'))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
after(() => {
  server.close()
  rmSync(directory, { recursive: true })
})

const inBrowser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init)

describe('a browser gets the one page of the console', () => {
  for (const path of ['/', '/requests', '/requests/90-B3:00-DB:1?q=e4', '/devices/00-DB-12-34-56-78-90-A3', '/nothing'])
    test(`at ${path}`, async () => {
      const answer = await ask(path, { headers: inBrowser })
      assert.equal(answer.status, 200)
      assert.match(await answer.text(), /<title>console/)
      assert.equal(answer.headers.get('cache-control'), 'no-cache')
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'self';.*frame-ancestors 'none'/)
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    })

  for (const path of ['/harness/v1/status', '/harness', '/wan', '/wan/x'])
    test(`but not at ${path}`, async () => assert.equal((await ask(path, { headers: inBrowser })).status, 418))
})

test('a program that accepts anything, or JSON, is none', async () => {
  assert.equal((await ask('/')).status, 418)
  assert.equal((await ask('/', { headers: { accept: 'application/json' } })).status, 418)
})

test('nor is what changes something', async () => {
  assert.equal((await ask('/', { method: 'POST', headers: inBrowser })).status, 418)
})

test('what the page is made of may be kept for good, as its name changes with its contents', async () => {
  const answer = await ask('/assets/main-ABCDEFGH.js')
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('cache-control') ?? '', /max-age=31536000, immutable/)
  assert.match(answer.headers.get('content-type') ?? '', /javascript/)
})

for (const path of ['/assets/other.js', '/assets/../beside.txt', '/assets/%2e%2e/beside.txt', '/assets/'])
  test(`there is nothing else at ${path}`, async () => assert.ok([404, 418].includes((await ask(path)).status)))

test('a page of another origin gets none of it', async () => {
  const headers = { ...inBrowser, origin: 'http://evil.example' }
  const answer = await ask('/', { headers })
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /another origin/)
})

test('where it is not built, a sentence says what to run', async () => {
  const access = pageAccess({ host: '127.0.0.1', allowHosts: [] })
  const bare = createServer(express().use(consolePages(access, join(directory, 'none')))).listen(0, '127.0.0.1')
  await once(bare, 'listening')
  const answer = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`, { headers: inBrowser })
  assert.equal(answer.status, 503)
  assert.match(await answer.text(), /npm run build/)
  bare.close()
})
