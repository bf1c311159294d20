import { Given, When } from '@cucumber/cucumber'
import { readCs02cResponse } from '../simulator/gbcs/credentials/issue-security-credentials.ts'
import { supplierOf } from './support/sending.ts'
import { send } from './support/service-requests.ts'
import type { NetworkWorld } from './support/world.ts'

const credentialTypes = { signing: 'Digital Signature', 'key agreement': 'Key Agreement' } as const

/** A certificate of the device issuing authority for a key that the device has just made (6.17), DER. */
async function newCertificate(world: NetworkWorld, kind: keyof typeof credentialTypes): Promise<Buffer> {
  const supplier = await supplierOf(world)
  await send(world, supplier, '6.17', [['CredentialType', credentialTypes[kind]]])
  const { requestId } = world.scene.exchange.request
  const received = supplier.mailbox.received().find(({ response }) => response.requestId === requestId)
  const asked = readCs02cResponse(received?.message?.content ?? Buffer.alloc(0))
  if (!asked.ok || asked.value.kind !== 'certificationRequest') throw new Error('The device asks for no certificate')
  const issued = (await world.network()).smki.issueDeviceCertificate(asked.value.octets)
  if (!issued.ok) throw new Error(issued.failure.detail)
  return issued.value.der
}

async function giveCertificate(world: NetworkWorld, kind: keyof typeof credentialTypes): Promise<void> {
  const certificate = await newCertificate(world, kind)
  await send(world, await supplierOf(world), '6.15.2', [['DeviceCertificate', certificate.toString('base64')]])
}

Given(
  /^the supplier has given it a certificate for a new (signing|key agreement) key$/,
  async function (this: NetworkWorld, kind: keyof typeof credentialTypes) {
    await giveCertificate(this, kind)
  },
)

When(
  /^the supplier gives it a certificate for a new (signing|key agreement) key$/,
  async function (this: NetworkWorld, kind: keyof typeof credentialTypes) {
    await giveCertificate(this, kind)
  },
)
