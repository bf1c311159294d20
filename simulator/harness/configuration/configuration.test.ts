import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { configure, type SaidConfiguration } from './configuration.ts'

/** The sentence with which a configuration is refused. */
function complaint(said: object): string {
  try {
    configure(said as SaidConfiguration)
  } catch (fault) {
    assert.ok(fault instanceof SimulatorFault && fault.code === 'SIM_CONFIGURATION')
    return fault.message
  }
  assert.fail('it was taken')
}

describe('a configuration', () => {
  test('closes every tolerance of the check where nothing is said', () => {
    const { check, refusalCodes, codes } = configure({}).dcc
    assert.deepEqual(check, {
      mode: 'enforce',
      decisionsKept: 10_000,
      settings: {
        appliesToNetworkOperators: false,
        allowAccessControlBroker: false,
        onUnknown: {
          'no-metering-point': 'refuse',
          'no-registration': 'refuse',
          'ambiguous-registration': 'refuse',
          'no-entity-identifier': 'refuse',
        },
      },
    })
    assert.deepEqual([refusalCodes, codes], ['proposed', {}])
  })

  test('has no workers where they can do nothing, and says what to do', () => {
    assert.match(complaint({ workers: 1, deterministic: true }), /^workers: with --deterministic .* leave --workers or/)
    assert.match(
      complaint({ workers: 1, store: 'postgres://127.0.0.1/dcc' }),
      /^workers: .* dcc-sim dcc and dcc-sim fl/,
    )
    assert.match(complaint({ workers: 5_000 }), /^workers: this machine has \d+ cores .* say --workers \d+ at most/)
    assert.match(complaint({ workers: -1 }), /workers/)
    assert.equal(configure({ workers: 1 }).workers, 1)
  })

  test('leaves beside a setting of the DCC everything at its default', () => {
    const { dcc } = configure({ dcc: { check: { settings: { onUnknown: { 'no-registration': 'accept' } } } } })
    assert.equal(dcc.check.settings.onUnknown['no-registration'], 'accept')
    assert.equal(dcc.check.settings.onUnknown['no-metering-point'], 'refuse')
    assert.equal(dcc.deadlines.undeliveredMs, 30_000)
  })

  test('takes the mode and the codes of the check in short', () => {
    const { dcc } = configure({ checkMode: 'monitor', refusalCodes: 'schema-5.4' })
    assert.deepEqual([dcc.check.mode, dcc.refusalCodes], ['monitor', 'schema-5.4'])
  })

  test('takes monitor and off for the mode of our own check', () => {
    assert.equal(configure({ check: 'monitor' }).dcc.check.mode, 'monitor')
    assert.equal(configure({ check: 'off' }).dcc.check.mode, 'off')
    assert.equal(configure({ check: 'enforce', checkMode: 'monitor' }).dcc.check.mode, 'monitor')
    assert.equal(configure({ check: 'exec:cat', checkMode: 'monitor' }).dcc.check.mode, 'monitor')
  })

  test('refuses what names no check, as who decides and as who is compared', () => {
    for (const said of [{ check: 'ftp://example.org' }, { shadow: 'exec:' }])
      assert.throws(
        () => configure(said),
        (fault) => fault instanceof SimulatorFault && fault.code === 'SIM_USAGE' && /exec:COMMAND/.test(fault.message),
      )
  })

  test('answers with codes of the official schema where it validates with one, unless told otherwise', () => {
    assert.equal(configure({ duisSchema: 'schema' }).dcc.refusalCodes, 'schema-5.4')
    assert.equal(configure({ duisSchema: 'schema', dcc: { refusalCodes: 'proposed' } }).dcc.refusalCodes, 'proposed')
  })

  test('delivers one document at a time where the order is the seed’s', () => {
    assert.equal(configure({ deterministic: true }).dcc.outbox.connections, 1)
    assert.equal(configure({}).dcc.outbox.connections, 256)
  })

  const wrong: readonly [name: string, said: object, complaint: RegExp][] = [
    [
      'a setting that there is none of',
      { dcc: { check: { mod: 'off' } } },
      /dcc\.check\.mod: there is no such setting; dcc\.check has mode, settings, decisionsKept/,
    ],
    [
      'a mode that there is none of',
      { dcc: { check: { mode: 'on' } } },
      /dcc\.check\.mode: .*"enforce"\|"monitor"\|"off"/,
    ],
    [
      'a duration that is none, with what it is for',
      { dcc: { deadlines: { undeliveredMs: -1 } } },
      /dcc\.deadlines\.undeliveredMs: .*>=0.* \(After acceptance: a device not reached by then gives E20\)/,
    ],
    ['a code for what is no refusal', { dcc: { codes: { I99: 'E1' } } }, /dcc\.codes/],
    ['a code that is none', { dcc: { codes: { E50: 'no' } } }, /dcc\.codes\.E50: is not a response code such as E57/],
    ['a premises count of nothing', { premises: 0 }, /premises: .*>=1.* \(How many premises the fleet has\)/],
    ['a check in two modes', { check: 'off', checkMode: 'monitor' }, /check says off and the mode says monitor/],
    [
      'short and long forms that contradict each other',
      { checkMode: 'off', dcc: { check: { mode: 'monitor' } } },
      /checkMode says off and dcc\.check\.mode says monitor/,
    ],
  ]
  for (const [name, said, expected] of wrong) {
    test(`refuses ${name}`, () => assert.match(complaint(said), expected))
  }

  test('names every setting that is wrong', () => {
    const text = complaint({ premises: 'many', port: 70_000 })
    assert.match(text, /premises:/)
    assert.match(text, /port:/)
  })
})
