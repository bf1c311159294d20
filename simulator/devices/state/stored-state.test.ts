import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { instant } from '../../vocabulary/instant.ts'
import { deviceIdentifier } from '../testing/device-under-test.ts'
import { albion, smki } from '../testing/parties.ts'
import { type DeviceState, factoryState } from './device-state.ts'
import { restoreState, storeState } from './stored-state.ts'

const read = createCertificateReader()
const octets = (length: number) => Buffer.alloc(length, 7)
const device = deviceIdentifier(3)
const certificate = ((reading) => (reading.ok ? reading.value : assert.fail()))(
  read(smki.deviceCredentials(device).keyAgreement.certificate.der),
)
const entry = { device, installCode: octets(16), linkKeyHash: null }

const full: DeviceState = {
  ...factoryState,
  counters: new Map([[2, 2n ** 63n]]),
  alertsSent: 5n,
  attributes: new Map([['1/00005E2C220B/2', { type: 'octet-string', value: octets(13) }]]),
  clusters: new Map<string, number | Buffer>([
    ['0702/0014', 2],
    ['0702/0307', octets(10)],
  ]),
  clock: { offsetMs: -90_000, status: 'invalid' },
  han: {
    devices: [entry],
    historic: [entry],
    joinTimeoutSeconds: 60,
    joiningUntil: instant(1),
    extendedPanId: octets(8),
  },
  network: { hub: device, linkKeyHash: octets(16) },
  joined: [{ device, deviceType: 3 }],
  isOnNetwork: false,
  activations: [
    {
      originator: albion.entityIdentifier,
      messageCode: 0x43,
      counter: 9n,
      executeAt: instant(2),
      what: '9000/00005E2C8006/6',
      component: octets(4),
    },
  ],
  keys: new Map([['keyAgreement', { generated: 2, inUse: { generation: 1, certificate } }]]),
}

describe('the state of a device', () => {
  it('is stored as JSON and read as it was', () => {
    const stored = JSON.parse(JSON.stringify(storeState(full)))
    assert.deepEqual(restoreState('device/x', stored, read), full)
  })

  it('takes no more room for what it might hold: one that nobody set anything of is as it always was', () => {
    const [, value] = storeState(factoryState) as [number, Record<string, unknown>]
    assert.deepEqual(Object.keys(value), ['replaced', 'counters', 'topUpFloor', 'alertsSent', 'pending'])
  })

  it('is refused where it holds what no state has', () => {
    const [version, value] = storeState(full) as [number, Record<string, unknown>]
    for (const wrong of [{ han: {} }, { joined: [{ device: 'x', deviceType: 1 }] }, { attributes: { a: 'AAAA' } }])
      assert.throws(() => restoreState('device/x', [version, { ...value, ...wrong }], read), {
        code: 'SIM_STATE_UNREADABLE',
      })
  })
})
