import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import { exchangeOf, type PreparedHandover } from '../../../simulator/harness/testing/prepared-handover.ts'
import { handoverRequest } from '../../../simulator/users/requests.ts'
import { markupChange, randomMarkup } from '../markup.ts'
import { octetChanges } from '../octets.ts'
import { isAllowed, tellsNothing } from '../oracle.ts'
import { post } from '../raw-http.ts'

const services = fc.constantFrom('serviceS', 'serviceS', 'serviceT', 'serviceD')
const statuses = new Set([200, 400, 413])

/**
 * Signed requests with their markup or their octets changed, and markup of every kind, to the gateway. Whatever is accepted
 * must say what was signed.
 */
export function requestsProperty({ testBed, supplier, order }: PreparedHandover): fc.IAsyncProperty<unknown> {
  const { gateway, duis } = testBed.network
  const change = fc.oneof(
    { weight: 3, arbitrary: markupChange.map((each) => (document: string) => Buffer.from(each(document))) },
    { weight: 2, arbitrary: octetChanges.map((each) => (document: string) => each(Buffer.from(document))) },
    { weight: 1, arbitrary: randomMarkup.map((text) => () => Buffer.from(text)) },
  )
  // Without a floor it is refused when all else is right: no case uses a device up.
  const withoutFloor = { ...order, floor: null }
  return fc.asyncProperty(services, change, async (service, changed) => {
    const request = handoverRequest(withoutFloor, supplier.newRequestId(order.device))
    const octets = changed(await supplier.sign(request))
    const answer = await post(`${gateway.url}/api/v1/${service}`, octets)
    isAllowed(answer.status, statuses)
    tellsNothing(answer.text, octets.toString())
    if (answer.status !== 200) return
    const response = duis.readResponse(Buffer.from(answer.text))
    assert.ok(response.ok, `the answer is no DUIS document: ${answer.text}`)
    // E062105 is the refusal of what was signed: a request that comes so far was believed.
    if (response.value.response.responseCode !== 'E062105') return
    const read = duis.readRequest(octets)
    assert.ok(read.ok)
    assert.deepEqual(read.value.request, request, 'a request was believed that is not the one that was signed')
  })
}

/** Rightly signed requests that carry changed certificates: none of them may come to the device. */
export function certificatesProperty({ supplier, order }: PreparedHandover): fc.IAsyncProperty<unknown> {
  const { certificates, certificationPath } = order
  const which = fc.constantFrom('digitalSignature', 'keyAgreement', 'certificationPath')
  return fc.asyncProperty(which, octetChanges, async (name, change) => {
    const otherwise = (der: Buffer): CertificateDer => certificateDer(change(der))
    const changed =
      name === 'certificationPath'
        ? { certificationPath: certificationPath.map(otherwise) }
        : { certificates: { ...certificates, [name]: otherwise(certificates[name] ?? Buffer.alloc(0)) } }
    const isUnchanged =
      name === 'certificationPath'
        ? changed.certificationPath?.every((der, index) => certificationPath[index]?.equals(der))
        : changed.certificates?.[name]?.equals(certificates[name] ?? Buffer.alloc(0))
    if (isUnchanged) return
    const sent = await supplier.send(handoverRequest({ ...order, ...changed }, supplier.newRequestId(order.device)))
    // An element whose content is empty or too long is not valid: 400.
    if (!sent.ok && sent.failure.reason === 'http-status') return isAllowed(sent.failure.status, statuses)
    assert.match(exchangeOf(sent).answer.response.responseCode, /^E/)
  })
}
