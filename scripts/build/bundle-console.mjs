import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const source = join('simulator', 'console')

/** Libraries whose code becomes part of the console, so that their licences go with it. */
const bundled = JSON.parse(readFileSync(new URL('bundled.json', import.meta.url), 'utf8'))

/**
 * Bundles the browser console into `console` of a directory: one page, and beside it files whose names change with their
 * contents, so that a browser may keep them for good.
 */
export async function bundleConsole(directory) {
  const { build } = await import('esbuild')
  const target = join(directory, 'console')
  const assets = join(target, 'assets')
  const usual = {
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'copy' },
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
  }
  const made = await Promise.all([
    build({ ...usual, splitting: true, entryPoints: ['main.tsx', 'styles/console.css', 'icon.svg'].map(inSource) }),
    // By itself and no module, so that it runs before anything is drawn.
    build({ ...usual, format: 'iife', entryPoints: [inSource('theme-first.ts')] }),
  ])
  mkdirSync(assets, { recursive: true })
  const nameOf = new Map(
    made
      .flatMap(({ metafile }) => Object.entries(metafile.outputs))
      .flatMap(([path, { entryPoint }]) => (entryPoint === undefined ? [] : [[basename(entryPoint), basename(path)]])),
  )
  const page = readFileSync(join(source, 'index.html'), 'utf8')
  const named = page.replace(/\/assets\/([\w.-]+)/g, (_, file) => `/assets/${nameOf.get(file) ?? missing(file)}`)
  writeFileSync(join(target, 'index.html'), named)
  writeFileSync(join(target, 'licences.txt'), bundled.map(licenceOf).join('\n\n'))
}

const inSource = (file) => join(source, file)

const missing = (file) => {
  throw new Error(`${source}/index.html asks for ${file}, which is not an entry of the bundle`)
}

const require = createRequire(import.meta.url)

function licenceOf(name) {
  const folder = dirname(require.resolve(name)).replace(/(node_modules\/(?:@[^/]+\/)?[^/]+).*/, '$1')
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return `${name} ${version}, ${license}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`
}
