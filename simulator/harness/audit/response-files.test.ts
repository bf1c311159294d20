import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { referenceFile, skipWithout } from '../../../certs/testing/judges.ts'
import type { DuisResponse, InventoryDevice, ResponseContent } from '../../duis/response.ts'
import { writeResponse } from '../../duis/write-response.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { readInventoryRequest, retrieveCredentialsRequest } from '../../users/requests.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { formatRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import { serviceReferenceOf } from '../../vocabulary/service-reference.ts'
import { deterministicTestBed, exchangeOf } from '../testing/prepared-handover.ts'
import { readResponseFiles } from './response-files.ts'
import { type ReportedFinding, runAudit } from './run-audit.ts'
import { auditedAt } from './testing/audited-seed.ts'

const directory = mkdtempSync(join(tmpdir(), 'responses-'))
after(() => rmSync(directory, { recursive: true }))

/** What a supplier is told by 6.24.1 and 8.2, each document a file: of a meter that holds a stranger's certificates, and of a right one. */
async function askEachMeter(): Promise<{ wrong: string; right: string }> {
  const testBed = await deterministicTestBed({ seed: 'gb', premises: 200 })
  try {
    const { fleet, time } = testBed.network
    const [wrong] = fleet.find(({ esmeSlot }) => esmeSlot === 'wrong-operator', 1)
    const [right] = fleet.find(({ esmeSlot }) => esmeSlot === 'right-operator', 1)
    assert.ok(wrong && right)
    for (const { devices, supplier: party } of [wrong, right]) {
      const supplier = await testBed.users.supplier(party.entityIdentifier)
      const request = retrieveCredentialsRequest(['NetworkOperator', 'Supplier'], supplier.newRequestId(devices.ESME))
      exchangeOf(await supplier.send(request))
      await time.inFlight.settled()
      const { document } = await supplier.mailbox.serviceResponse(request.requestId)
      writeFileSync(join(directory, `credentials-${devices.ESME}.xml`), document)
      const query = { by: 'device' as const, deviceId: devices.ESME }
      const asked = exchangeOf(
        await supplier.send(readInventoryRequest(query, supplier.newRequestId(dccParties.dsp.entityIdentifier))),
      )
      writeFileSync(join(directory, `inventory-${devices.ESME}.xml`), writeResponse(asked.answer.response))
    }
    return { wrong: wrong.devices.ESME, right: right.devices.ESME }
  } finally {
    await testBed.close()
  }
}

describe('an estate of Service Responses', async () => {
  const { wrong, right } = await askEachMeter()
  const estate = `duis:${directory}`

  it('is audited by what 6.24.1 says of slots and 8.2 of metering points', async () => {
    writeFileSync(join(directory, 'nothing.xml'), '<nothing/>')
    // Of another seed nothing is known but what the documents say; its repository has none of these certificates.
    for (const [seed, expected] of [
      ['gb', ['host-network', 'neighbouring-area', 'sister-licence']],
      ['7', ['never-in-repository']],
    ] as const) {
      const responses = await readResponseFiles({ directory, seed, namedBy: 'key-identifier' })
      assert.deepEqual(responses.rows.map(({ deviceId }) => deviceId).sort(), [wrong, right].sort())
      const findings: ReportedFinding[] = []
      const report = runAudit({
        ...{ estate, responses, registration: [], seed, at: auditedAt, mostRejected: 5 },
        onFinding: (finding) => findings.push(finding),
      })
      assert.deepEqual(
        report.rejectedRows.map(({ source }) => source),
        ['nothing.xml'],
      )
      assert.deepEqual(
        findings.filter(({ cause }) => !(expected as readonly string[]).includes(cause)),
        [],
      )
      assert.deepEqual(findings.map(({ deviceId }) => deviceId).sort(), seed === 'gb' ? [wrong] : [wrong, right].sort())
    }
  })

  it('holds the Response that is published of a 6.24.1 as well', { skip: skipWithout.reference }, async () => {
    const file = referenceFile('rtds', 'messages', 'CS02aMAC_6.24.1_SUCCESS_RESPONSE_GBCS.HEX')
    const payload = Buffer.from(readFileSync(file, 'latin1').replace(/[^0-9a-f]/gi, ''), 'hex')
    const published = mkdtempSync(join(directory, 'published-'))
    writeFileSync(
      join(published, 'response.xml'),
      writeResponse(serviceResponse('6.24.1', { kind: 'GBCSPayload', payload })),
    )
    const read = () => readResponseFiles({ directory: published, seed: 'gb', namedBy: 'entity-identifier' })
    const [unknown] = (await read()).rejected
    const [deviceId = ''] = /[0-9A-F-]{23}/.exec(unknown?.why ?? '') ?? []
    assert.equal(unknown?.why, `No 8.2 Service Response says what device ${deviceId} is`)
    const device = { ...nothingElse, deviceId: entityIdentifier(deviceId), importMpxn: '1200123456787' }
    const inventory = serviceResponse('8.2', { kind: 'DSPInventory', devices: [device] })
    writeFileSync(join(published, 'inventory.xml'), writeResponse(inventory))
    const { rows } = await read()
    assert.equal(rows[0]?.meteringPoint, '1200123456787')
    assert.match(`${rows[0]?.digitalSignature} ${rows[0]?.keyAgreement}`, /^(90-B3-D5-1F-30-[0-9A-F-]{8} ?){2}$/)
  })
})

const target = entityIdentifier('00-DB-12-34-56-78-90-A0')
const parts = { originator: entityIdentifier('90-B3-D5-1F-30-01-00-00'), target, counter: 1n }

const nothingElse: InventoryDevice = {
  deviceId: target,
  deviceType: 'ESME',
  status: 'Commissioned',
  manufacturer: '1063',
  model: '00050002',
  technicalSpecification: 'SMETS2 V5.1',
  firmwareVersion: '00009001',
  firmwareVersionStatus: null,
  cplStatus: null,
  dateCommissioned: null,
  importMpxn: null,
  secondaryImportMpan: null,
  exportMpan: null,
  esmeVariant: null,
  uprn: null,
  property: null,
  cspRegion: null,
  gbcsVersion: null,
  hanVariant: null,
  connectivity: null,
}

const serviceResponse = (serviceReferenceVariant: string, content: ResponseContent): DuisResponse => ({
  schemaVersion: '5.4',
  requestId: formatRequestId(parts) as RequestId,
  responseId: null,
  responseCode: 'I0',
  responseDateTime: instant(Date.parse('2026-11-22T09:00:00Z')),
  body: {
    kind: 'ResponseMessage',
    serviceReference: serviceReferenceOf(serviceReferenceVariant),
    serviceReferenceVariant,
    content,
  },
})
