import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { configurationFrom, type NetworkOptions } from './network-options.ts'

const directory = mkdtempSync(join(tmpdir(), 'network-options-'))
after(() => rmSync(directory, { recursive: true }))

function configured(content: unknown, options: NetworkOptions) {
  const config = join(directory, 'configuration.json')
  writeFileSync(config, JSON.stringify(content))
  return configurationFrom({ config, ...options })
}
const modeWith = (content: unknown, options: NetworkOptions) => configured(content, options).dcc.check.mode

describe('the command line', () => {
  const inMonitor = { dcc: { check: { mode: 'monitor', settings: { allowAccessControlBroker: true } } } }

  test('leaves to the configuration file what it does not say', () => {
    const { dcc, premises } = configured({ ...inMonitor, premises: 7 }, { seed: 'flag' })
    assert.deepEqual([dcc.check.mode, premises], ['monitor', 7])
  })

  test('has its way over the file in whichever form each says it', () => {
    assert.equal(modeWith(inMonitor, { checkMode: 'off' }), 'off')
    assert.equal(modeWith(inMonitor, { check: 'enforce' }), 'enforce')
    assert.equal(modeWith({ checkMode: 'monitor' }, { check: 'off' }), 'off')
    assert.equal(modeWith({ check: 'monitor' }, { checkMode: 'off' }), 'off')
    assert.equal(modeWith({ checkMode: 'monitor' }, { set: ['dcc.check.mode=off'] }), 'off')
    assert.equal(
      configured({ dcc: { refusalCodes: 'proposed' } }, { refusalCodes: 'schema-5.4' }).dcc.refusalCodes,
      'schema-5.4',
    )
  })

  test('leaves what stands beside a setting in the file', () => {
    assert.equal(configured(inMonitor, { checkMode: 'off' }).dcc.check.settings.allowAccessControlBroker, true)
  })

  test('names another implementation than the file, which then decides in its own mode', () => {
    const { check, dcc } = configured({ check: 'monitor' }, { check: 'exec:cat' })
    assert.deepEqual([check, dcc.check.mode], ['exec:cat', 'enforce'])
    assert.equal(modeWith(inMonitor, { check: 'exec:cat' }), 'monitor')
  })

  test('is refused where it contradicts itself', () => {
    assert.throws(
      () => configurationFrom({ check: 'off', checkMode: 'monitor' }),
      (fault) => fault instanceof SimulatorFault && /check says off and the mode says monitor/.test(fault.message),
    )
  })
})

describe('a configuration file', () => {
  for (const [encoding, octets] of [
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff{"premises": 20}\n')],
    ['UTF-16', Buffer.from('\ufeff{"premises": 20}\r\n', 'utf16le')],
  ] as const)
    test(`may be in ${encoding}, as Windows writes it`, () => {
      const config = join(directory, 'marked.json')
      writeFileSync(config, octets)
      assert.equal(configurationFrom({ config }).premises, 20)
    })

  for (const content of [[], null, 'premises', 7])
    test(`that holds ${JSON.stringify(content)} is refused: it is no object of settings`, () => {
      assert.throws(
        () => configured(content, {}),
        (fault) =>
          fault instanceof SimulatorFault &&
          fault.code === 'SIM_CONFIGURATION' &&
          /the configuration: .*expected object/.test(fault.message),
      )
    })
})

describe('the token of a network', () => {
  before(() => void delete process.env.DCC_SIM_TOKEN)
  after(() => void delete process.env.DCC_SIM_TOKEN)

  test('is that of the command line, or else of the environment, or else of the file', () => {
    const file = { token: 'file', allowHosts: ['file'] }
    assert.equal(configured(file, {}).token, 'file')
    process.env.DCC_SIM_TOKEN = 'environment'
    assert.equal(configured(file, {}).token, 'environment')
    assert.equal(configured(file, { token: 'flag' }).token, 'flag')
    process.env.DCC_SIM_TOKEN = ''
    assert.equal(configurationFrom({}).token, undefined)
  })

  test('goes with the names that the network is called by', () => {
    assert.deepEqual(configurationFrom({ allowHost: ['simulator', 'ci:9090'] }).allowHosts, ['simulator', 'ci:9090'])
  })
})
