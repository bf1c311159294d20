import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CertificateDer } from '../../../certs/certificate.ts'
import { joinCommand, joinResponseCodeOf } from '../../gbcs/asn1/joining.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import { type FieldFaults, noFieldFaults } from '../../vocabulary/ports/field-faults.ts'
import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'
import { contentCommand } from '../testing/access.ts'
import { messageIn, testedPopulation } from '../testing/device-under-test.ts'
import { albion, blueprintOf, smki } from '../testing/parties.ts'

const device = (kind: string) => entityIdentifier(`00-DB-12-34-00-00-07-${kind}`)
const devices = {
  ESME: device('A0'),
  GSME: device('A1'),
  CHF: device('A2'),
  GPF: device('A3'),
  PPMID: device('A4'),
}
const elsewhere = device('AF')
const keyAgreementOf = (of: EntityIdentifier) => smki.deviceCredentials(of).keyAgreement.certificate.der

/** A meter is told to join another device; all its home has joined the network, but for `absent`. */
async function answerTo(
  join: {
    readonly method: number
    readonly to?: EntityIdentifier
    readonly type?: number
    readonly with?: CertificateDer | null
  },
  { by = 'ESME', code = 0x000d, absent, faults = noFieldFaults, unlike }: Circumstances = {},
): Promise<number | undefined> {
  const tested = testedPopulation({
    fieldFaults: faults,
    blueprint: (asked) => {
      const type = (Object.keys(devices) as (keyof typeof devices)[]).find((each) => devices[each] === asked)
      if (type === undefined) return undefined
      const fitting = { ...notFitted, devices: absent ? {} : devices, isJoined: asked !== absent }
      const blueprint = { ...blueprintOf(asked, type, { supplier: albion }), fitting }
      return asked === unlike
        ? { ...blueprint, keyAgreement: smki.deviceCredentials(elsewhere).keyAgreement }
        : blueprint
    },
  })
  const content = joinCommand.write({
    joinMethodAndRole: join.method,
    otherDeviceEntityIdentifier: join.to ?? devices.PPMID,
    otherDeviceType: join.type ?? 5,
    otherDeviceCertificate: join.with ?? null,
  })
  const target = devices[by]
  const isCritical = code !== 0x000e
  const frame = await contentCommand({
    device: target,
    by: albion,
    counter: 1n,
    messageCode: code,
    content,
    isCritical,
  })
  const [answer] = await tested.send(target, frame)
  return messageIn(answer).content.at(-1)
}

interface Circumstances {
  readonly by?: 'ESME' | 'GSME'
  readonly code?: number
  readonly absent?: EntityIdentifier
  readonly faults?: FieldFaults
  /** A device that has another key than its certificate says. */
  readonly unlike?: EntityIdentifier
}

const methodC = (certificate: CertificateDer | null) => ({ method: 3, with: certificate })
const byCertificate = { by: 'GSME', code: 0x00af } as const satisfies { by: DeviceTypeWithCells; code: number }

describe('a meter that is told to join another device', () => {
  it('joins it', async () => assert.equal(await answerTo({ method: 0 }), 0))
  it('joins it by its certificate', async () =>
    assert.equal(await answerTo(methodC(keyAgreementOf(devices.PPMID)), byCertificate), 0))
  it('refuses another method than that of the Command', async () => assert.equal(await answerTo({ method: 1 }), 1))
  it('refuses a method that is not for the type of the other device', async () =>
    assert.equal(await answerTo({ method: 2, to: devices.ESME, type: 1 }, { code: 0x000e, by: 'GSME' }), 2))
  it('has no link key for a device that is not there', async () =>
    assert.equal(await answerTo({ method: 0 }, { absent: devices.PPMID }), 12))
  it('gets no answer to its certificate from a device that is not there', async () =>
    assert.equal(
      await answerTo(methodC(keyAgreementOf(devices.PPMID)), { ...byCertificate, absent: devices.PPMID }),
      13,
    ))
  it('cannot confirm a key with a device that has another one by now', async () =>
    assert.equal(
      await answerTo(methodC(keyAgreementOf(devices.PPMID)), { ...byCertificate, unlike: devices.PPMID }),
      10,
    ))
  it('refuses the certificate of another device, and none', async () => {
    assert.equal(await answerTo(methodC(keyAgreementOf(elsewhere)), byCertificate), 11)
    assert.equal(await answerTo(methodC(null), byCertificate), 11)
  })

  const failures = ['writeFailure', 'keyAgreementNoResources', 'keyAgreementUnsupportedSuite', 'keyAgreementBadMessage']
  for (const name of failures)
    it(`says ${name} where that is what goes wrong, and not before all else is right`, async () => {
      const failure = joinResponseCodeOf(name)
      const faults = { ...noFieldFaults, joinFailure: async () => failure }
      assert.equal(await answerTo({ method: 0 }, { faults }), failure)
      assert.equal(await answerTo({ method: 1 }, { faults }), 1)
    })
})
