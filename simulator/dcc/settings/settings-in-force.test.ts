import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Credential } from '../../../certs/smki.ts'
import { createDuisReader } from '../../duis/duis-reader.ts'
import { responseSchema } from '../../duis/schema/service-user-gateway.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { createReceiveService } from '../testing/receive-service.ts'
import { handoverBody, networkOperatorCredentials, signed, signedRequest } from '../testing/requests.ts'
import { albion, cadent, credential, initialHoldersOfSite, london, mpan, walesAndWest } from '../testing/site.ts'
import { updateBody, updateRequest } from '../testing/update-credentials.ts'
import { createWorld, morning } from '../testing/world.ts'

const day = 24 * 3_600_000

const isConfigurationFault = (fault: unknown): boolean =>
  fault instanceof SimulatorFault && fault.code === 'SIM_CONFIGURATION'

describe('settings that change while the DCC is up', () => {
  test('hold from the next use on: deadlines', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'unreachable'
    const settings = world.dcc.settings()
    world.dcc.configure({ ...settings, deadlines: { ...settings.deadlines, undeliveredMs: 5_000 } })
    await world.send(await signedRequest())
    await world.clock.advanceBy(5_000)
    assert.equal(world.dcc.pending().orders, 0)
    await world.close()
  })

  test('hold from the next use on: limits, and the codes of the check', async () => {
    const world = await createWorld()
    const settings = world.dcc.settings()
    world.dcc.configure({ ...settings, refusalCodes: 'schema-5.4' })
    const body = handoverBody(networkOperatorCredentials(walesAndWest))
    assert.equal(await world.send(await signedRequest({ body })), 'E062103')
    world.dcc.configure({ ...settings, gateway: { ...settings.gateway, requestsInAdmission: 0, retryAfterSeconds: 7 } })
    const { status, retryAfterSeconds } = await world.dcc.takeRequest(
      'SendCommand',
      await signedRequest({ counter: 1002n }),
    )
    assert.deepEqual([status, retryAfterSeconds], [503, 7])
    await world.close()
  })

  test('hold from the next use on: what admission goes by', async () => {
    const world = await createWorld()
    const settings = world.dcc.settings()
    let counter = 2_000n
    const ask = async (signer?: Credential) => {
      counter += 1n
      const body = updateBody({ executionDateTime: instant(morning + 2 * day) })
      return world.send(await signed(updateRequest({ counter, body }), signer), 'Transform')
    }
    const supplierKey = credential(albion, RemotePartyRole.supplier, 'digitalSignature')
    assert.deepEqual([await ask(), await ask(supplierKey)], ['I0', 'E48'])
    world.dcc.configure({ ...settings, signers: 'any-user-key' })
    assert.equal(await ask(supplierKey), 'I0')
    world.dcc.configure({ ...settings, futureDating: { ...settings.futureDating, windowMs: day } })
    assert.equal(await ask(), 'E53')
    await world.close()
  })

  test('hold from the next use on: who may mend a slot', async () => {
    const world = await createWorld({
      initialHolders: (device) => initialHoldersOfSite(device)?.map((held) => ({ ...held, entityIdentifier: london })),
    })
    const since2019 = { from: '2019-04-01' as MarketDate, to: null }
    world.registration.replace(mpan, {
      networkParties: [{ meteringPoint: mpan, networkParty: 'SOUT', ...since2019 }],
    })
    const ask = async (counter: bigint) =>
      world.send(await signed(updateRequest({ from: london, counter })), 'Transform')
    assert.equal(await ask(3_001n), 'E4')
    world.dcc.configure({ ...world.dcc.settings(), slotHolders: 'may-mend' })
    assert.equal(await ask(3_002n), 'I0')
    await world.close()
  })

  test('show the check as it was changed on its own', async () => {
    const world = await createWorld()
    world.dcc.check.configure({ mode: 'monitor' })
    assert.equal(world.dcc.settings().check.mode, 'monitor')
    world.dcc.configure(world.dcc.settings())
    assert.equal(world.dcc.check.mode, 'monitor')
    await world.close()
  })

  test('are refused, all of them, where one was built in', async () => {
    const world = await createWorld()
    const settings = world.dcc.settings()
    const change = {
      ...settings,
      refusalCodes: 'schema-5.4' as const,
      check: { ...settings.check, decisionsKept: 5 },
    }
    assert.throws(() => world.dcc.configure(change), isConfigurationFault)
    assert.equal(world.dcc.settings().refusalCodes, 'proposed')
    await world.close()
  })
})

describe('a response code in place of one of ours', () => {
  test('stands in the answer and in the record, and the explanation keeps ours', async () => {
    const world = await createWorld({ settings: { codes: { E062106: 'E062104' } } })
    const body = handoverBody(networkOperatorCredentials(walesAndWest))
    assert.equal(await world.send(await signedRequest({ body })), 'E062104')
    const answered = world.events.find(({ kind }) => kind === 'request-answered')
    assert.ok(answered?.kind === 'request-answered' && answered.code === 'E062104')
    await world.close()
  })

  test('stands in the signed Service Response', async () => {
    const world = await createWorld({ settings: { codes: { E20: 'E100' } } })
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    world.wan.behaviour = 'unreachable'
    await world.send(await signedRequest())
    await world.clock.advanceBy(30_000)
    await world.inFlight.settled()
    assert.deepEqual(
      supplier.responses(world.duis).map(({ responseCode }) => responseCode),
      ['E100'],
    )
    await world.close()
    await supplier.close()
  })

  test('stands in the alert that is told under it', async () => {
    const world = await createWorld({ settings: { codes: { N42: 'N16' } } })
    const operator = await createReceiveService()
    await world.dcc.users.setAddress(cadent, operator.address)
    await world.send(await signedRequest())
    await world.inFlight.settled()
    const [alert] = operator.responses(world.duis)
    assert.ok(alert?.body.kind === 'DCCAlertMessage')
    assert.deepEqual([alert.body.alertCode, alert.body.alert.kind], ['N16', 'SecurityCredentialsUpdated'])
    await world.close()
    await operator.close()
  })

  test('is refused where the schema in force does not have it, before and while the DCC is up', async () => {
    // As the official schema does: the codes are a list, where ours are a pattern.
    const listed = responseSchema()
      .replace(
        /<xs:pattern value="\[IEW\][^>]*>/,
        '<xs:enumeration value="I0"/><xs:enumeration value="I99"/><xs:enumeration value="E20"/>',
      )
      .replace(/<xs:pattern value="AD1[^>]*>/, '<xs:enumeration value="N42"/><xs:enumeration value="N43"/>')
    const schemaFiles = new Map([['DUIS.xsd', Buffer.from(listed)]])
    const duis = await createDuisReader({ schemaFiles })
    await assert.rejects(createWorld({ duis, settings: { codes: { E21: 'E55' } } }), isConfigurationFault)
    const world = await createWorld({ duis, settings: { codes: { E21: 'E20' } } })
    const settings = world.dcc.settings()
    assert.throws(() => world.dcc.configure({ ...settings, codes: { E48: 'E55' } }), isConfigurationFault)
    assert.throws(
      () => world.dcc.configure({ ...settings, codes: { N42: 'N32' } }),
      (fault) => fault instanceof SimulatorFault && /codes\.N42: N32 is not an alert code/.test(fault.message),
    )
    await world.close()
    duis.dispose()
  })
})
