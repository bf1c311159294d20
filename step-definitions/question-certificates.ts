import { type DataTable, Given } from '@cucumber/cucumber'
import { scenes } from '../simulator/harness/assure/questions/circumstances.ts'
import {
  type CertificateContent,
  type DescribedCertificate,
  pairOf,
} from '../simulator/harness/assure/questions/described-certificate.ts'
import { entityIdentifier, octetsOfEntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { attributesIn, certificatesIn, holderCalled } from './support/question-tables.ts'
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
