import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { writeGenericAlert } from '../../gbcs/generic-alert.ts'
import { macOf, sharedSecretOf } from '../../gbcs/key-agreement.ts'
import { type GroupingHeader, withMac, withoutSignature, writeUnsigned } from '../../gbcs/message.ts'
import { genericCriticalAlert, genericNonCriticalAlert } from '../../gbcs/message-codes.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import { referenceFiles, referenceMessage } from '../../gbcs/testing/reference-messages.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { createReceiveService } from '../testing/receive-service.ts'
import { accessControlBroker, albion, cadent, credential, devices, smki } from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld, morning, type World } from '../testing/world.ts'

const device = devices.ESME
const { digitalSignature, keyAgreement } = smki.deviceCredentials(device)

const unsigned = (messageCode: number, alertCode: number, recipient: EntityIdentifier, counter = 1n) => {
  const supplementary = Buffer.alloc(0)
  const header = {
    cra: 'alert',
    counter,
    originator: device,
    recipient,
    dateTime: null,
    messageCode,
    supplementary,
  } as const
  return { header, octets: writeUnsigned(header, writeGenericAlert('dlms', { alertCode, at: morning }, counter)) }
}

const signedAlert = (
  alertCode: number,
  recipient: EntityIdentifier,
  counter?: bigint,
  key = digitalSignature.privateKey,
) => signMessage(unsigned(genericCriticalAlert, alertCode, recipient, counter).octets, key, signRandomised)

/** With the MAC that the device makes for the Access Control Broker. */
function alertUnderMac(alertCode: number, recipient: EntityIdentifier): Buffer {
  const { header, octets } = unsigned(genericNonCriticalAlert, alertCode, recipient)
  return underMac(header, octets)
}

function underMac(header: GroupingHeader, octets: Buffer): Buffer {
  const broker = credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'keyAgreement')
  const grouping = withoutSignature(octets)
  const secret = sharedSecretOf(keyAgreement.privateKey.scalar, broker.certificate.publicPoint)
  return withMac(grouping, macOf(secret, header, grouping))
}

/** An alert as it is published, but raised by our device. */
async function publishedAlert(file: string, recipient: EntityIdentifier): Promise<Buffer> {
  const { messageCode, content, signature, counter } = referenceMessage(file)
  const header = {
    cra: 'alert',
    counter,
    originator: device,
    recipient,
    dateTime: null,
    messageCode,
    supplementary: Buffer.alloc(0),
  } as const
  const octets = writeUnsigned(header, content)
  return signature === null
    ? underMac(header, octets)
    : signMessage(octets, digitalSignature.privateKey, signRandomised)
}

const told = async (world: World) =>
  ((await world.dcc.historyOf(device)) ?? []).flatMap((entry) =>
    entry.kind === 'queued' ? [`${entry.what} ${entry.code} to ${entry.to}`] : [],
  )
const dropped = (world: World) =>
  world.events.flatMap((event) => (event.kind === 'uplink-dropped' ? [event.reason] : []))

describe('an alert that a device raises', () => {
  it("reaches the supplier that it names as a signed DUIS document, and stands in the device's own history", async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    const frame = await signedAlert(0x8f3e, albion)
    await world.wan.sendUp(device, frame)
    await world.inFlight.settled()
    const [document] = supplier.responses(world.duis)
    assert.ok(document?.body.kind === 'DeviceAlertMessage')
    assert.deepEqual([document.requestId, document.body.alertCode], [null, '8F3E'])
    assert.deepEqual(document.body.gbcsPayload, frame)
    assert.match(supplier.received[0] ?? '', /SignatureValue/)
    const kinds = ((await world.dcc.historyOf(device)) ?? []).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['device-alerted', 'queued', 'delivered'])
    await world.close()
    await supplier.close()
  })

  it('is taken once, however often it is sent, over a restart too', async () => {
    await withStateDirectory(async (state) => {
      const frame = await signedAlert(0x8f3e, albion)
      const first = await createWorld({ state })
      await Promise.all([first.wan.sendUp(device, frame), first.wan.sendUp(device, frame)])
      await first.close()
      const second = await createWorld({ state })
      await second.wan.sendUp(device, frame)
      assert.deepEqual(dropped(second), ['repeated'])
      assert.deepEqual(await told(second), [`device-alert 8F3E to ${albion}`])
      await second.wan.sendUp(device, await signedAlert(0x8f3e, albion, 2n))
      assert.equal((await told(second)).length, 2)
      await second.close()
    })
  })

  it('is delivered after a restart where the user had no address before', async () => {
    await withStateDirectory(async (state) => {
      const first = await createWorld({ state })
      await first.wan.sendUp(device, await signedAlert(0x8f3e, albion))
      await first.close()
      const supplier = await createReceiveService()
      const second = await createWorld({ state })
      await second.dcc.users.setAddress(albion, supplier.address)
      await second.inFlight.settled()
      assert.equal(supplier.received.length, 1)
      await second.close()
      await supplier.close()
    })
  })

  it('is told to the registered supplier where it is addressed to the Access Control Broker, and a network event to the network operator', async () => {
    const world = await createWorld()
    await world.wan.sendUp(device, await signedAlert(0x8f3e, accessControlBroker))
    await world.wan.sendUp(device, alertUnderMac(0x8002, accessControlBroker))
    const [first, second] = await told(world)
    assert.equal(first, `device-alert 8F3E to ${albion}`)
    assert.match(second ?? '', /^device-alert 8002 to 90-B3-D5-1F-30-02/)
    await world.close()
  })

  it('is told to whom a correction says, where it is addressed to the Access Control Broker', async () => {
    const world = await createWorld({ alertCorrections: { '8002': { recipient: 'supplier' } } })
    await world.wan.sendUp(device, alertUnderMac(0x8002, accessControlBroker))
    assert.deepEqual(await told(world), [`device-alert 8002 to ${albion}`])
    await world.close()
  })

  it('tells nobody where it names one who is no user', async () => {
    const world = await createWorld()
    await world.wan.sendUp(device, await signedAlert(0x8f3e, entityIdentifier('90-B3-D5-1F-30-77-00-01')))
    assert.deepEqual([await told(world), dropped(world)], [[], []])
    assert.equal((await world.dcc.historyOf(device))?.[0]?.kind, 'device-alerted')
    await world.close()
  })

  it("counts for nothing where another signed it, or its MAC is another's", async () => {
    const world = await createWorld()
    await world.wan.sendUp(device, await signedAlert(0x8f3e, albion, 1n, keyAgreement.privateKey))
    const flipped = Buffer.from(alertUnderMac(0x8002, accessControlBroker))
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    await world.wan.sendUp(device, flipped)
    await world.wan.sendUp(devices.GPF, await signedAlert(0x8f3e, albion))
    assert.deepEqual(dropped(world), ['bad-signature', 'bad-mac', 'not-from-this-device'])
    assert.deepEqual(await told(world), [])
    await world.close()
  })

  it('under a MAC for another party goes to that party, who alone can verify it', async () => {
    const world = await createWorld()
    await world.wan.sendUp(device, alertUnderMac(0x8002, cadent))
    assert.deepEqual(await told(world), [`device-alert 8002 to ${cadent}`])
    await world.close()
  })

  it('is taken whatever its use case is, as every published one is', { skip: skipWithout.reference }, async () => {
    const published = new Map(
      referenceFiles()
        .map((file) => [referenceMessage(file), file] as const)
        .filter(([{ cra }]) => cra === 'alert')
        .map(([{ messageCode }, file]) => [messageCode, file]),
    )
    assert.ok(published.size >= 28)
    const world = await createWorld()
    for (const [messageCode, file] of published) {
      const before = (await told(world)).length
      await world.wan.sendUp(device, await publishedAlert(file, accessControlBroker))
      // Of CS09 the DCC tells the supplier itself.
      const isForTheDcc = file.startsWith('DBCH') || /^(CS14|GCS62|CCS08)/.test(file)
      assert.equal((await told(world)).length - before, isForTheDcc ? 0 : 1, `${file} ${messageCode}`)
    }
    assert.deepEqual(dropped(world), [])
    await world.close()
  })

  it('teaches what it says of cells, though nobody known had sent the Command', {
    skip: skipWithout.reference,
  }, async () => {
    const world = await createWorld()
    const file = 'CS02bSupplierBySupplier_6.15.1_8F66_FUTURE_DATED_SUCCESS_ALERT'
    await world.wan.sendUp(device, await publishedAlert(file, albion))
    const [raised] = (await world.dcc.historyOf(device)) ?? []
    assert.ok(raised?.kind === 'device-alerted' && raised.learnt[0]?.kind === 'cells-replaced')
    const replaced = raised.learnt[0].cells[0]
    const cell = (await world.dcc.mirrorOf(device))?.find(({ cell }) => keyOfCell(cell) === replaced?.cell)
    assert.equal(cell?.subjectKeyIdentifier.toString('hex'), replaced?.after.subjectKeyIdentifier)
    await world.close()
  })
})
