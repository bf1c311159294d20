import type { Circumstances } from '../../../simulator/harness/assure/questions/circumstances.ts'
import { scenes } from '../../../simulator/harness/assure/questions/circumstances.ts'
import { type DescribedCertificate, pairOf } from '../../../simulator/harness/assure/questions/described-certificate.ts'

/** A question that shows one thing about the check; its verdict is what the simulator's own check says. */
export interface ExampleQuestion {
  /** The name of its file. */
  readonly name: string
  /** What it shows, in one sentence. */
  readonly shows: string
  readonly given: Circumstances
}

const { electricity, gas } = scenes
const neighbour = '90-B3-D5-1F-30-02-01-11'
const accessControlBroker = '90-B3-D5-1F-30-00-00-02'
const [signing, agreement] = pairOf(electricity.holder) as [DescribedCertificate, DescribedCertificate]
const [, agreementOfNeighbour] = pairOf(neighbour) as [DescribedCertificate, DescribedCertificate]

const record = (meteringPoint: string, networkParty: string, effectiveFrom: string, effectiveTo: string | null) => ({
  meteringPoint,
  networkParty,
  effectiveFrom,
  effectiveTo,
})
const { value: mpan } = electricity.point

/** From the plain to the odd; between them every rule that an implementation decides. */
export const exampleQuestions: readonly ExampleQuestion[] = [
  { name: 'accepted-esme', shows: 'both certificates are of the network party that is registered', given: {} },
  { name: 'accepted-gpf', shows: 'a GPF is judged by the MPRN of the GSME joined to it', given: { device: 'GPF' } },
  {
    name: 'refused-other-party',
    shows: 'the rival’s identifier differs in its last octet alone',
    given: { certificates: pairOf(neighbour) },
  },
  {
    name: 'refused-one-of-two',
    shows: 'one right certificate does not make the other right',
    given: { certificates: [signing, agreementOfNeighbour] },
  },
  {
    name: 'refused-supplier-certificate',
    shows: 'a supplier’s own certificates have role 02',
    given: { certificates: pairOf('90-B3-D5-1F-30-01-00-00', 2) },
  },
  {
    name: 'refused-unreadable-certificate',
    shows: 'what is no certificate is refused, and never a crash',
    given: {
      certificates: [signing, { use: 'keyAgreement', content: { kind: 'octets', octets: Buffer.from('none') } }],
    },
  },
  { name: 'refused-no-certificate', shows: 'a request without certificates is refused', given: { certificates: [] } },
  {
    name: 'refused-access-control-broker',
    shows: 'ACB certificates are of role 04',
    given: { certificates: pairOf(accessControlBroker, 4) },
  },
  {
    name: 'accepted-access-control-broker-by-setting',
    shows: 'a setting allows ACB certificates, and registration is not consulted',
    given: { certificates: pairOf(accessControlBroker, 4), allowAccessControlBroker: true, registration: [] },
  },
  {
    name: 'accepted-second-identifier',
    shows: 'a party is known by any of its identifiers, however its source wrote them',
    given: {
      registration: [record(mpan, 'SWEB', '2015-01-01', null)],
      certificates: pairOf('90-B3-D5-1F-30-02-01-E4'),
    },
  },
  {
    name: 'refused-on-the-day-of-change',
    shows: 'from its first UK market date, which begins at 23:00 UTC in summer, the new party counts',
    given: {
      effectiveAt: '2026-05-31T23:00:00Z',
      registration: [record(mpan, 'LOND', '2015-01-01', '2026-05-31'), record(mpan, 'GUCL', '2026-06-01', null)],
    },
  },
  {
    name: 'accepted-on-the-last-day',
    shows: 'the last day of a record is included',
    given: {
      effectiveAt: '2026-05-31T22:59:59Z',
      registration: [record(mpan, 'LOND', '2015-01-01', '2026-05-31'), record(mpan, 'GUCL', '2026-06-01', null)],
    },
  },
  {
    name: 'refused-no-metering-point',
    shows: 'an export MPAN does not stand in for the import MPAN',
    given: { meteringPoints: [{ kind: 'MPAN', value: mpan, purpose: 'export' }] },
  },
  { name: 'refused-no-registration', shows: 'nothing is recorded for the day', given: { registration: [] } },
  {
    name: 'accepted-no-registration-by-setting',
    shows: 'a setting turns the refusal into a warning',
    given: { registration: [], accepting: ['no-registration'] },
  },
  {
    name: 'refused-ambiguous-registration',
    shows: 'two records name different parties for the same day',
    given: { registration: [record(mpan, 'LOND', '2015-01-01', null), record(mpan, 'GUCL', '2020-01-01', null)] },
  },
  {
    name: 'refused-no-entity-identifier',
    shows: 'the registered party holds no Organisation Certificate',
    given: { device: 'GPF', registration: [record(gas.point.value, 'MUA', '2015-01-01', null)] },
  },
  {
    name: 'accepted-with-a-warning',
    shows: 'the export MPAN never decides; another network party there is a warning',
    given: {
      meteringPoints: [electricity.point, { kind: 'MPAN', value: '1200999999995', purpose: 'export' }],
      registration: [record(mpan, 'LOND', '2015-01-01', null), record('1200999999995', 'GUCL', '2015-01-01', null)],
    },
  },
  { name: 'not-applicable-gsme', shows: '6.21 of a GSME is not checked', given: { device: 'GSME' } },
  {
    name: 'not-applicable-6.15.1-gpf',
    shows: '6.15.1 is checked for an ESME alone',
    given: { device: 'GPF', variant: '6.15.1', carriedBy: 'signed-pre-command' },
  },
  { name: 'not-applicable-supplier-slot', shows: 'it is about another slot', given: { role: 'Supplier' } },
  {
    name: 'not-applicable-network-operator',
    shows: 'a network operator’s own request is not checked, unless a setting adds those',
    given: { sender: 'ED', certificates: [signing, agreement] },
  },
  { name: 'not-applicable-cancellation', shows: 'nothing is put into the device', given: { cancels: true } },
]
