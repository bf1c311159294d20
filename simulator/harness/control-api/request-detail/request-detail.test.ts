import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { assertAsDocumented, serve } from '../testing/served-network.ts'
import type { NearMiss } from './near-miss.ts'

const served = await serve({ seed: 'detail' })
after(() => served.close())

interface Detail {
  readonly row: { readonly device: { readonly id: string } }
  readonly outcome: string
  readonly explanations: readonly { readonly steps: readonly { readonly group: string }[] }[]
  readonly nearMiss: NearMiss | null
  readonly documents: readonly { readonly n: number; readonly kind: string; readonly octets: number }[]
  readonly frames: readonly { readonly n: number; readonly direction: string; readonly messageCode: string }[]
  readonly command: string
}

async function detailOf(id: string): Promise<Detail> {
  const { json } = await served.get(`/requests/${id}`)
  assertAsDocumented('get', '/requests/:id', json)
  return json as Detail
}

describe('a request that was accepted', async () => {
  const id = await served.handOver(0)
  const detail = await detailOf(id)

  test('has its documents and frames in the order of time', () => {
    assert.deepEqual(
      detail.documents.map(({ n, kind }) => [n, kind]),
      [
        [1, 'service-request'],
        [2, 'answer'],
        [3, 'service-response'],
        [4, 'dcc-alert'],
      ],
    )
    assert.deepEqual(
      detail.frames.map(({ n, direction, messageCode }) => [n, direction, messageCode]),
      [
        [1, 'down', '0x0103'],
        [2, 'up', '0x0103'],
      ],
    )
    assert.deepEqual([detail.outcome, detail.nearMiss], ['done', null])
  })

  test('shows a document as it was sent, and its signature proved', async () => {
    const { json } = await served.get(`/requests/${id}/documents/1`)
    assertAsDocumented('get', '/requests/:id/documents/:n', json)
    const { text, octets, inspection } = json as { text: string; octets: number; inspection: { proofs: object[] } }
    assert.equal(Buffer.byteLength(text), octets)
    assert.match(text, /RequestHandoverOfDCCControlledDevice/)
    assert.deepEqual(
      inspection.proofs.map((proof) => (proof as { outcome: string }).outcome),
      ['verifies'],
    )
  })

  test('shows a frame octet by octet, and says the same of its octets when they are posted', async () => {
    const { json } = await served.get(`/requests/${id}/frames/1`)
    assertAsDocumented('get', '/requests/:id/frames/:n', json)
    const { hex, inspection } = json as {
      hex: string
      inspection: { findings: { offset: number }[]; proofs: object[] }
    }
    assert.equal(inspection.findings[0]?.offset, 0)
    assert.equal(inspection.proofs.length, 2)
    const posted = await served.ask('/inspect', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: hex }),
    })
    assert.deepEqual(posted.json, inspection)
    const link = (await served.get(`/devices/${detail.row.device.id}/link`)).json as { frames: { n: number }[] }
    const onLink = await served.get(`/devices/${detail.row.device.id}/link/${link.frames[0]?.n}`)
    assertAsDocumented('get', '/devices/:id/link/:n', onLink.json)
    assert.deepEqual((onLink.json as { inspection: object }).inspection, inspection)
  })

  test('has no document and no frame beyond its last', async () => {
    for (const path of ['documents/5', 'frames/3', 'documents/0'])
      assert.match((await served.get(`/requests/${id}/${path}`)).text, /has no (document 5|frame 3)|from 1 on/)
  })
})

describe('a request that the check refused', async () => {
  const { gasNetworkOperator, supplier, devices } = served.testBed.network.fleet.premises(1)
  const detail = await detailOf(await served.handOver(1, 'electricity'))

  test('says what was sent, what would have been accepted, and how it probably came about', () => {
    const { sent = [], accepted = [], likelyCause } = detail.nearMiss ?? {}
    assert.deepEqual(
      sent.map(({ use, status }) => [use, status]),
      [
        ['digitalSignature', 'in-use'],
        ['keyAgreement', 'in-use'],
      ],
    )
    assert.ok(accepted.every(({ party }) => party?.includes(gasNetworkOperator.id)))
    assert.equal(likelyCause?.cause, 'other-fuel')
    assert.notEqual(detail.nearMiss?.registeredFrom, null)
    assert.equal(detail.frames.length, 0)
  })

  test('names the group of each step of admission', () => {
    const groups = new Set(detail.explanations[0]?.steps.map(({ group }) => group))
    assert.deepEqual(
      [...groups],
      ['authenticity', 'RequestID', 'user, device and variant', 'rules of the variant', 'the check'],
    )
  })

  test('says the command that sends it again', () => {
    const { electricityNetworkOperator } = served.testBed.network.fleet.premises(1)
    assert.equal(
      detail.command,
      `npx dcc-sim send handover --device ${devices.GPF} --operator ${electricityNetworkOperator.id} --as ${supplier.id}`,
    )
  })
})
