import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler } from 'express'
import type { ControlAccess } from '../access/control-access.ts'
import { packageRoot } from '../package-root.ts'

/** Where `npm run build` puts the console, whether this runs from the sources or from what was built of them. */
const built = join(packageRoot, 'dist', 'console')

/** Below these stand the control API and the WAN, whatever a caller says that it accepts. */
const otherPlaces = /^\/(?:harness|wan)(?:\/|$)/

/** The page loads nothing but what this port serves, and no other page may hold it. */
const guards = {
  'Content-Security-Policy':
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

const notBuilt =
  'The console is not built: run `npm run build` in the checkout. The control API is at /harness/v1/status.'

/**
 * The browser console: one page for every address that a browser opens, which finds out by itself what to show, and the
 * files that it is made of. They hold nothing of the network, so a token is not asked for them; the page asks the person
 * for it, and sends it with everything that it asks of the control API.
 *
 * @param access who may load it, by the names that are called and the page that asks
 */
export function consolePages(access: ControlAccess, directory = built): RequestHandler {
  const assets = express.static(join(directory, 'assets'), { index: false, immutable: true, maxAge: '365d' })
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || otherPlaces.test(request.path)) return next()
    const isAsset = request.path.startsWith('/assets/')
    const isPage = !isAsset && request.accepts(['application/json', 'text/html']) === 'text/html'
    if (!isAsset && !isPage) return next()
    const notLetIn = access(request)
    response.set(guards)
    if (notLetIn !== null) return void response.status(notLetIn.status).type('text/plain').send(notLetIn.error)
    if (isAsset) {
      request.url = request.url.slice('/assets'.length)
      return assets(request, response, () => response.status(404).type('text/plain').send('There is no such file'))
    }
    const page = join(directory, 'index.html')
    if (!existsSync(page)) return void response.status(503).type('text/plain').send(notBuilt)
    response.sendFile(page, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' }, dotfiles: 'allow' })
  }
}
