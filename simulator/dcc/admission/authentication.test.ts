import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import { signDocument } from '../../duis/sign-document.ts'
import { writeRequest } from '../../duis/write-request.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { request, signedRequest } from '../testing/requests.ts'
import { albion, credential, smki } from '../testing/site.ts'
import { createWorld, morning } from '../testing/world.ts'

const world = await createWorld()
after(() => world.close())

const own = credential(albion, RemotePartyRole.userXmlSigning, 'xmlSigning')
const issuer = own.certificate.issuer.rfc2253

let counter = 0n
const sent = () => {
  counter += 1n
  world.wan.behaviour = 'unreachable'
  return request({ counter })
}

/** The code of a request whose signature names its certificate's issuer in these words. */
async function codeOfIssuer(issuerRfc2253: string): Promise<string> {
  const { certificate, privateKey } = own
  const { serialNumber } = certificate
  const signer = { issuerRfc2253, serialNumber, privateKey, sign: signRandomised }
  return world.send(Buffer.from(await signDocument(writeRequest(sent()), signer)))
}

/** What the step that turned the last request away saw. */
async function lastSaw(): Promise<string | undefined> {
  const entry = (await world.dcc.transcript(request({ counter }).requestId))?.entries.at(-1)
  return entry?.kind === 'turned-away' ? entry.trace.at(-1)?.saw : undefined
}

describe('the issuer that a signature names', () => {
  test('is the certificate’s', async () => {
    assert.match(issuer, /^[^ ]+=[^ ]+,[^ ]+$/)
    assert.equal(await codeOfIssuer(issuer), 'I99')
  })

  for (const [where, name] of [
    ['after a comma', issuer.replaceAll(',', ', ')],
    ['before a comma', issuer.replaceAll(',', ' ,')],
    ['around the equals signs', issuer.replaceAll('=', ' = ')],
    ['in plenty', issuer.replaceAll(',', '  ,\n ').replaceAll('=', '\t =  ')],
    ['at both ends', ` ${issuer} `],
  ] as const)
    test(`may have white space ${where} (RFC 2253)`, async () => assert.equal(await codeOfIssuer(name), 'I99'))

  for (const [how, name] of [
    ['another', 'CN=Another Authority,OU=07'],
    ['that with a part left out', issuer.split(',').slice(1).join(',')],
    ['that with another value', issuer.replace(/=[^,]*/, '=another')],
    ['that with white space inside a value', issuer.replace(/=(.)/, '=$1 ')],
    ['nobody', ''],
  ] as const)
    test(`is refused where it is ${how}, though the serial number is right (E48)`, async () => {
      assert.notEqual(name, issuer)
      assert.equal(await codeOfIssuer(name), 'E48')
      assert.equal(await lastSaw(), `issuer '${name}' where the certificate's is '${issuer}'`)
    })
})

describe('what was wrong with a signature', () => {
  test('is said where there was none', async () => {
    assert.equal(await world.send(Buffer.from(writeRequest(sent()))), 'E48')
    assert.equal(await lastSaw(), 'no signature')
  })

  test('is said where it is not of the profile', async () => {
    const document = (await signedRequest({ counter: sent().requestIdParts.counter })).toString()
    const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'
    assert.ok(document.includes(algorithm))
    assert.equal(await world.send(Buffer.from(document.replace(algorithm, `${algorithm}-of-ours`))), 'E48')
    assert.match((await lastSaw()) ?? '', /ecdsa-sha256-of-ours/)
  })

  test('is said where the certificate was not for XML', async () => {
    const gbcs = credential(albion, RemotePartyRole.supplier, 'digitalSignature')
    assert.equal(await world.send(await signedRequest({ counter: sent().requestIdParts.counter }, gbcs)), 'E48')
    assert.equal(await lastSaw(), 'a certificate of role 02, not 87')
  })
})

describe('the validity of a signing certificate', () => {
  const second = 1000
  const year = 365 * 24 * 3600 * second
  const codeOfValidity = async (generation: string, from: number, to: number): Promise<string> => {
    const signer = issueOrganisationCertificate(smki, {
      entityIdentifier: albion,
      role: RemotePartyRole.userXmlSigning,
      use: 'xmlSigning',
      generation,
      overrides: { validity: { notBefore: instant(from), notAfter: instant(to) } },
    })
    world.repository.publish(signer.certificate)
    return world.send(await signedRequest({ counter: sent().requestIdParts.counter }, signer))
  }

  test('has not begun (E50)', async () =>
    assert.equal(await codeOfValidity('future', morning + second, morning + year), 'E50'))
  test('has begun this second', async () => assert.equal(await codeOfValidity('new', morning, morning + year), 'I99'))
  test('ends with this second', async () => assert.equal(await codeOfValidity('old', morning - year, morning), 'I99'))
  test('ends with this second, of which half is over', async () => {
    await world.clock.advanceBy(second / 2)
    assert.equal(await codeOfValidity('ending', morning - year, morning), 'I99')
  })
  test('has ended (E50)', async () =>
    assert.equal(await codeOfValidity('past', morning - year, morning - second), 'E50'))
})
