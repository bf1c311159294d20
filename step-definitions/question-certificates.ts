import { type DataTable, Given } from '@cucumber/cucumber'
import { scenes } from '../simulator/harness/assure/questions/circumstances.ts'
import {
  type CertificateContent,
  type DescribedCertificate,
  pairOf,
} from '../simulator/harness/assure/questions/described-certificate.ts'
import { entityIdentifier, octetsOfEntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { attributesIn, certificatesIn, holderCalled, relativeNamesIn } from './support/question-tables.ts'
import type { NetworkWorld } from './support/world.ts'

// The certificates of questions that go straight to the check.

/** The role that somebody's certificates carry unless a scenario says otherwise. */
function roleOf(holder: string): number {
  if (holder === 'the Access Control Broker') return RemotePartyRole.accessControlBroker
  return holder === 'the supplier' ? RemotePartyRole.supplier : RemotePartyRole.networkOperator
}

Given(/^its certificates are those of (.+)$/, function (this: NetworkWorld, whose: string) {
  const [holder = whose, role] = whose.split(' in the role ')
  const number = role === undefined ? roleOf(holder) : Number.parseInt(role, 16)
  this.question.say({ certificates: pairOf(holderCalled(holder), number) })
})

Given('its certificates are', function (this: NetworkWorld, table: DataTable) {
  this.question.say({ certificates: certificatesIn(table) })
})

Given('it holds no certificate', function (this: NetworkWorld) {
  this.question.say({ certificates: [] })
})

const unit = (text: string) => ({ type: 'organisationalUnit', text }) as const
const identifierOf = (holder: string) =>
  ({ type: 'uniqueIdentifier', octets: octetsOfEntityIdentifier(entityIdentifier(holder)) }) as const

const right: CertificateContent = {
  kind: 'issued',
  holder: scenes.electricity.holder,
  role: RemotePartyRole.networkOperator,
}
const nothing: CertificateContent = { kind: 'octets', octets: Buffer.alloc(0) }

function sayOne(world: NetworkWorld, content: CertificateContent, more: Partial<DescribedCertificate> = {}): void {
  world.question.say({ certificates: [{ use: 'digitalSignature', content, ...more }] })
}

Given('its one certificate has the subject', function (this: NetworkWorld, table: DataTable) {
  sayOne(this, { kind: 'varied', attributes: attributesIn(table) })
})

Given(
  /^its one certificate is one of (\S+) from an issuer that is known by (\S+)$/,
  function (this: NetworkWorld, holder: string, issuer: string) {
    sayOne(this, {
      kind: 'varied',
      attributes: [unit('03'), identifierOf(holder)],
      issuer: [unit('07'), identifierOf(issuer)],
    })
  },
)

Given(
  /^its one certificate is a Device Certificate of (\S+) with the OU (\S+)$/,
  function (this: NetworkWorld, device: string, role: string) {
    sayOne(this, { kind: 'device', device, role })
  },
)

Given(/^its one certificate is the octets ([0-9A-F]+)$/, function (this: NetworkWorld, octets: string) {
  sayOne(this, { kind: 'octets', octets: Buffer.from(octets, 'hex') })
})

Given('its one certificate is no octets at all', function (this: NetworkWorld) {
  sayOne(this, nothing)
})

Given(
  /^its one certificate is the right one with the octets ([0-9A-F]+) behind it$/,
  function (this: NetworkWorld, octets: string) {
    sayOne(this, right, { followedBy: Buffer.from(octets, 'hex') })
  },
)

Given('its key agreement certificate is no octets at all, the other is right', function (this: NetworkWorld) {
  this.question.say({
    certificates: [
      { use: 'digitalSignature', content: right },
      { use: 'keyAgreement', content: nothing },
    ],
  })
})

Given('its one certificate names', function (this: NetworkWorld, table: DataTable) {
  const issuer = relativeNamesIn(table, 'issuer')
  const attributes = relativeNamesIn(table, 'subject')
  sayOne(this, { kind: 'varied', attributes, ...(issuer.length === 0 ? {} : { issuer }) })
})

Given(
  /^its one certificate is one of (\S+) with (\d+) characters of (organisation|comment)$/,
  function (this: NetworkWorld, holder: string, length: string, where: 'organisation' | 'comment') {
    const organisation = { type: 'organisation', text: 'x'.repeat(Number(length)) } as const
    const attributes = [unit('03'), identifierOf(holder)]
    sayOne(
      this,
      where === 'comment'
        ? { kind: 'varied', attributes, comment: Number(length) }
        : { kind: 'varied', attributes: [organisation, ...attributes] },
    )
  },
)

const rightHolder = identifierOf(scenes.electricity.holder)

/** What cannot be read, in words. */
const unreadable: Readonly<Record<string, Partial<DescribedCertificate>>> = {
  'no octets at all': { content: nothing },
  'other octets': { content: { kind: 'octets', octets: Buffer.from('no certificate') } },
  'one without an identifier': { content: { kind: 'varied', attributes: [unit('03')] } },
  'one without an OU': { content: { kind: 'varied', attributes: [rightHolder] } },
  'one with two identifiers': { content: { kind: 'varied', attributes: [unit('03'), rightHolder, rightHolder] } },
  'one with an octet behind it': { followedBy: Buffer.of(0) },
}

Given(
  /^it holds (\d) right certificates, but in place (\d) (.+)$/,
  function (this: NetworkWorld, number: string, place: string, what: string) {
    const instead = unreadable[what]
    if (instead === undefined) throw new Error(`No scenario knows how to make ${what}`)
    const certificates = Array.from({ length: Number(number) }, (_, index): DescribedCertificate => {
      const use = index % 2 === 0 ? 'digitalSignature' : 'keyAgreement'
      return { use, content: right, ...(index === Number(place) - 1 ? instead : {}) }
    })
    this.question.say({ certificates })
  },
)
