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

describe('a file of codes', () => {
  const codes = join(directory, 'codes.json')
  const withCodes = (content: unknown, options: NetworkOptions = {}, configuration: unknown = {}) => {
    writeFileSync(codes, JSON.stringify(content))
    return configured(configuration, { codes, ...options })
  }

  test('says what codes are, what they mean, and whom devices tell', () => {
    const { dcc, deviceAlerts } = withCodes({
      codes: { E50: 'E55', N42: 'N16' },
      meanings: { E55: 'The signing certificate has expired' },
      deviceAlerts: { '8F34': { recipient: 'networkOperator', critical: false } },
    })
    assert.deepEqual(dcc.codes, { E50: 'E55', N42: 'N16' })
    assert.deepEqual(dcc.meanings, { E55: 'The signing certificate has expired' })
    assert.deepEqual(deviceAlerts, { '8F34': { recipient: 'networkOperator', critical: false } })
  })

  test('has its way over the configuration file code by code, and --set over both', () => {
    const inFile = { dcc: { codes: { E50: 'E49', E20: 'E21' } } }
    const { dcc } = withCodes({ codes: { E50: 'E55', E51: 'E52' } }, { set: ['dcc.codes.E51=E53'] }, inFile)
    assert.deepEqual(dcc.codes, { E50: 'E55', E20: 'E21', E51: 'E53' })
  })

  test('leaves all as it is where it says nothing', () => {
    const { dcc, deviceAlerts } = withCodes({})
    assert.deepEqual([dcc.codes, dcc.meanings, deviceAlerts], [{}, {}, {}])
  })

  for (const [what, content, complaint] of [
    [
      'a code that is not ours',
      { codes: { E9999: 'E1' } },
      /--codes: codes\.E9999: there is no such setting; codes has E1, E2, .* more/,
    ],
    [
      'a response code for an alert',
      { codes: { N42: 'E1' } },
      /codes\.N42: is E1: a response code takes the place of one/,
    ],
    ['an alert code for a response', { codes: { E50: 'N42' } }, /codes\.E50: is N42: a response code takes the place/],
    [
      'what is no code',
      { codes: { E50: 'no' } },
      /codes\.E50: is not a response code such as E57, nor a DCC alert code/,
    ],
    ['a meaning of nothing', { meanings: { E50: '' } }, /--codes: meanings\.E50: says nothing/],
    ['a meaning of what is no code', { meanings: { Q1: 'x' } }, /meanings\.Q1: is not a code such as E57, N42 or 8F30/],
    ['nobody to tell', { deviceAlerts: { '8F34': { recipient: 'me' } } }, /--codes: deviceAlerts\.8F34\.recipient/],
    [
      'what it does not have',
      { refusals: {} },
      /refusals: there is no such setting; the file has codes, meanings, deviceAlerts/,
    ],
  ] as const)
    test(`is refused with ${what}`, () => {
      assert.throws(
        () => withCodes(content),
        (fault) => fault instanceof SimulatorFault && complaint.test(fault.message),
      )
    })

  test('is named where it cannot be read', () => {
    assert.throws(
      () => configurationFrom({ codes: join(directory, 'none.json') }),
      /--codes: '.*none\.json' is not JSON/,
    )
  })
})
