import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCertificationRequest } from '../../../../certs/issuing/certification-request.ts'
import { writeCs02cCommand } from '../../../gbcs/credentials/issue-security-credentials.ts'
import { verifyMessageSignature } from '../../../gbcs/message-signature.ts'
import type { KeyUsage, SimulatedDeviceType } from '../../../vocabulary/trust-anchor-cell.ts'
import { contentCommand } from '../../testing/access.ts'
import { deviceIdentifier, messageIn, testedDevice } from '../../testing/device-under-test.ts'
import { albion, smki } from '../../testing/parties.ts'

const code = { issue: 0x000a, update: 0x000b, provide: 0x000c } as const

function owner(type: SimulatedDeviceType = 'ESME') {
  const tested = testedDevice(type, { supplier: albion })
  const { device } = tested
  let counter = 0n
  const ask = async (messageCode: number, content: Buffer) => {
    counter += 1n
    const command = { device, by: albion, counter, messageCode, content, isCritical: true }
    return messageIn((await tested.send(await contentCommand(command)))[0])
  }
  return {
    ...tested,
    request: async (keyUsage: KeyUsage) => (await ask(code.issue, writeCs02cCommand({ keyUsage }))).content,
    update: async (certificate: Buffer) => (await ask(code.update, certificate)).content.at(-1),
    provide: (keyUsage: KeyUsage) => ask(code.provide, writeCs02cCommand({ keyUsage })),
  }
}

function issued(request: Buffer): Buffer {
  const certificate = smki.issueDeviceCertificate(request)
  if (!certificate.ok) throw new Error(certificate.failure.detail)
  return certificate.value.der
}

describe('a device’s own credentials', () => {
  for (const type of ['ESME', 'GSME', 'GPF'] as const) {
    it(`are those of the factory until it takes others: ${type}`, async () => {
      const { provide, device } = owner(type)
      const { certificate } = smki.deviceCredentials(device).digitalSignature
      assert.deepEqual((await provide('digitalSignature')).content, certificate.der)
    })
  }

  it('are asked for with a key of its own, which the authority certifies and the device takes into use', async () => {
    const { request, update, provide, device } = owner()
    const asked = await request('digitalSignature')
    const read = readCertificationRequest(asked)
    assert.deepEqual(read.ok && [read.value.device, read.value.use], [device, 'digitalSignature'])
    const der = issued(asked)
    assert.equal(await update(der), 0)
    const answer = await provide('digitalSignature')
    assert.deepEqual(answer.content, der)
    const certificate = smki.issueDeviceCertificate(asked)
    assert.ok(certificate.ok)
    assert.equal(await verifyMessageSignature(certificate.value.publicKey, answer), true)
  })

  it('are kept over a restart', async () => {
    const { request, update, memory } = owner()
    const der = issued(await request('keyAgreement'))
    assert.equal(await update(der), 0)
    const again = testedDevice('ESME', { supplier: albion }, memory)
    const content = writeCs02cCommand({ keyUsage: 'digitalSignature' })
    const command = {
      device: again.device,
      by: albion,
      counter: 9n,
      messageCode: code.provide,
      content,
      isCritical: true,
    }
    assert.deepEqual(await again.send(await contentCommand(command)), [], 'its MACs are of the new key from now on')
    assert.equal((await again.lastLog())?.reason, 'mac-wrong')
  })

  it('are not taken from anybody: each refusal has its code', async () => {
    const { update, request, device } = owner()
    const own = smki.deviceCredentials(device).digitalSignature.certificate.der
    assert.equal(await update(Buffer.of(0x30, 0)), 1)
    assert.equal(await update(smki.deviceCredentials(deviceIdentifier(2)).digitalSignature.certificate.der), 2)
    assert.equal(await update(own), 4, 'no key was made')
    await request('digitalSignature')
    assert.equal(await update(own), 5, 'another key was made')
  })

  it('are refused for a use that no device has a key for', async () => {
    const { request } = owner()
    assert.deepEqual(await request('keyCertSign'), Buffer.of(2, 1, 1))
  })
})

describe('the device issuing authority', () => {
  it('certifies no key whose owner has not signed for it', async () => {
    const asked = await owner().request('digitalSignature')
    const changed = Buffer.from(asked)
    changed[60] = (changed[60] ?? 0) ^ 1
    assert.equal(smki.issueDeviceCertificate(changed).ok, false)
    assert.equal(smki.issueDeviceCertificate(Buffer.of(1, 2, 3)).ok, false)
  })
})
