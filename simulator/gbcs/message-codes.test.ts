import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { formatMessageCode, isUpdateSecurityCredentials, nameOfMessageCode } from './message-codes.ts'

describe('a message code', () => {
  it('names the use case, and for CS02b the mode', () => {
    assert.equal(nameOfMessageCode(0x0103), 'CS02b Update Security Credentials (networkOperatorByNetworkOperator)')
    assert.equal(
      nameOfMessageCode(0x0126),
      'CS02g Update Load Controller Security Credentials (loadControllerBySupplier)',
    )
    assert.equal(nameOfMessageCode(0x0062), 'ECS70 Set Clock on ESME')
    assert.equal(nameOfMessageCode(0xfffe), undefined)
  })

  it('is known for every use case of the published mapping, where its messages are seen', () => {
    const path = join(projectDirectory, 'node_modules/@smartdcc/duis-templates/dist/gbcs-mapping-table.json')
    const published = JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly 'Use Case Title': string }[]
    const identifierOf = (name: string) => name.split(' ')[0]?.toUpperCase()
    const known = Array.from({ length: 0x10000 }, (_, code) => identifierOf(nameOfMessageCode(code) ?? ''))
    // The distribution of firmware has no messages of GBCS; the codes of the others are not published.
    const others = ['CS05A', 'CS05B', 'CS05C']
    const unknown = published.map((row) => identifierOf(row['Use Case Title'])).filter((it) => !known.includes(it))
    assert.ok(published.length > 200)
    assert.deepEqual([...new Set(unknown)].sort(), others)
  })

  it('is shown with its digits', () => {
    assert.equal(formatMessageCode(0x0008), '0008 (CS02a Provide Security Credentials Details)')
    assert.equal(formatMessageCode(0xfffe), 'FFFE (unknown use case)')
  })

  it('is one of CS02b in the twelve modes and in no other case', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter(isUpdateSecurityCredentials)
    assert.deepEqual(codes, [
      ...[0x0100, 0x0101, 0x0102, 0x0103, 0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0109],
      ...[0x0125, 0x0126],
    ])
  })
})
