import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Bill, flawsOf, named, withoutDevelopers } from './bill.ts'

const ours = { name: 'ours', version: '1.2.3', dependencies: { one: '1.0.0' } }
const component = (name: string, licence: string) => ({ name, version: '1.0.0', licenses: [{ expression: licence }] })
const billOf = (...components: Bill['components']): Bill => ({
  bomFormat: 'CycloneDX',
  metadata: { component: { name: 'folder', version: '0.0.0' } },
  components,
})

describe('a bill of materials', () => {
  test('has no flaw where every dependency is listed under a licence that fits', () =>
    assert.deepEqual(flawsOf(billOf(component('one', 'MIT'), component('two', '(BSD-3-Clause OR GPL-2.0)')), ours), []))

  test('is flawed where a dependency is left out, or of another version', () => {
    assert.match(flawsOf(billOf(), ours).join(), /one@1\.0\.0 is a dependency and not listed/)
    assert.match(flawsOf(billOf({ ...component('one', 'MIT'), version: '1.0.1' }), ours).join(), /one@1\.0\.0/)
  })

  test('is flawed where something is under another licence, or under none', () => {
    assert.match(flawsOf(billOf(component('one', 'GPL-3.0-only')), ours).join(), /one is under .*GPL-3\.0-only/)
    assert.match(flawsOf(billOf({ name: 'one', version: '1.0.0' }), ours).join(), /one is under "no licence"/)
  })

  test('holds what developers install too, and not what they install alone', () => {
    const packages = {
      '': { version: '1.2.3' },
      'node_modules/one': { version: '1.0.0' },
      'node_modules/one/node_modules/@a/two': { version: '1.0.0' },
      'node_modules/tool': { version: '1.0.0', dev: true },
    }
    const whole = {
      ...billOf(...['one', '@a/two', 'tool'].map((name) => ({ ...component(name, 'MIT'), 'bom-ref': name }))),
      dependencies: [{ ref: 'one', dependsOn: ['@a/two', 'tool'] }, { ref: 'tool' }],
    }
    const { components, dependencies } = withoutDevelopers(whole, { packages })
    assert.deepEqual(
      components.map(({ name }) => name),
      ['one', '@a/two'],
    )
    assert.deepEqual(dependencies, [{ ref: 'one', dependsOn: ['@a/two'] }])
  })

  test('holds what is bundled, although developers alone install it, and is flawed without', () => {
    const packages = { '': {}, 'node_modules/drawn': { version: '1.0.0', dev: true } }
    const whole = billOf(component('drawn', 'MIT'))
    const none = { ...ours, dependencies: {} }
    const { components } = withoutDevelopers(whole, { packages }, ['drawn'])
    assert.deepEqual(flawsOf(billOf(...components), none, ['drawn']), [])
    assert.match(flawsOf(withoutDevelopers(whole, { packages }), none, ['drawn']).join(), /drawn is bundled and not/)
  })

  test('is of the package, whatever the folder is called', () => {
    const { component } = named(billOf(), ours).metadata
    assert.deepEqual([component.name, component.version, component.purl], ['ours', '1.2.3', 'pkg:npm/ours@1.2.3'])
  })
})
