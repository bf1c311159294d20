import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { anchorsOf, explicitAnchorsOf } from './anchors.ts'
import { citationsOf, deadLinks, linksIn, linksOfPage, textsOfProject } from './links.ts'

const root = process.cwd()
const texts = textsOfProject(root)
const links = texts.flatMap(linksIn)

describe('links and citations of the project', () => {
  it('lead to a file that is there, and to an anchor on its page', () => {
    assert.deepEqual(deadLinks(root, links), [])
  })

  it('are found in comments and on pages', () => {
    const isCitation = ({ from, to }: { from: string; to: string }) =>
      from.startsWith('simulator/') && to.startsWith('docs/domain/')
    assert.ok(links.filter(isCitation).length > 50)
    assert.ok(links.filter(({ from }) => from === 'docs/domain/README.md').length > 5)
  })

  it('cite nothing that a reader of the repository does not have', () => {
    const outside = /domain facts|DESIGN(?:\.md)? §|domain(?:-2)?\.md §/i
    const found = texts.filter(({ text }) => outside.test(text)).map(({ path }) => path)
    assert.deepEqual(found, [], 'cite docs/domain/PAGE.md#ANCHOR, and write the fact there if it is missing')
  })
})

describe('docs/ARCHITECTURE.md', () => {
  const page = readFileSync('docs/ARCHITECTURE.md', 'utf8')
  const named = [...page.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path = '']) => path)
  const isThere = (path: string) => ['.', 'simulator', 'docs'].some((folder) => existsSync(`${folder}/${path}`))

  it('names files and folders that are there', () => {
    assert.deepEqual(
      named.filter((path) => !isThere(path)),
      [],
    )
  })

  it('names many', () => assert.ok(named.length > 30))
})

describe('the pages of docs/domain', () => {
  for (const name of readdirSync('docs/domain'))
    it(`${name} has each anchor once`, () => {
      const ids = explicitAnchorsOf(readFileSync(`docs/domain/${name}`, 'utf8'))
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
      )
    })
})

describe('a link that leads nowhere', () => {
  const dead = (page: string) => deadLinks(root, linksOfPage('docs/domain/gbcs.md', page))
  it('is one to a page that is not there', () => {
    assert.deepEqual(dead('x\n[a](no-such.md#mac)'), [
      'docs/domain/gbcs.md:2 leads to docs/domain/no-such.md, which is not there',
    ])
  })
  it('is one to an anchor that its page does not have', () => {
    assert.deepEqual(dead('[a](../domain/gbcs.md#no-such)'), [
      'docs/domain/gbcs.md:1 leads to docs/domain/gbcs.md#no-such: that page has no such anchor',
    ])
  })
  it('is none that leads out of the project, or stands in code', () => {
    assert.deepEqual(dead('[a](https://example.com/x.md#y)\n```\n[a](no-such.md)\n```'), [])
  })
  it('is looked for in comments too', () => {
    const source = '// docs/domain/gbcs.md#mac\n/** (docs/domain/gbcs.md#no-such). */'
    assert.deepEqual(deadLinks(root, citationsOf('a.ts', source)), [
      'a.ts:2 leads to docs/domain/gbcs.md#no-such: that page has no such anchor',
    ])
  })
})

describe('the anchors of a page', () => {
  it('are those of headings and those written out', () => {
    assert.deepEqual(anchorsOf('# A `word` & more\n<a id="fixed"></a>\n## Same\n## Same\n```\n# no\n```'), [
      'fixed',
      'a-word--more',
      'same',
      'same-1',
    ])
  })
})
