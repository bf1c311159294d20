import { dccParties } from '../../market/dcc-parties.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { isAccessControlBrokers } from '../certificate-roles.ts'
import { decide } from '../decide.ts'
import { determiningPoint } from '../determining-point.ts'
import { registeredParty } from '../responsible-party.ts'
import { excludedFromScope } from '../scope.ts'
import { accepted, refused } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { asRole, withCertificates } from './support/misread-certificates.ts'

const rule = 'NOC-13'

/** Implementations that break NOC-13. */
export const mutants: Mutants = {
  'accepts-anything-beside-the-acb': [
    {
      rule,
      story:
        'Once an allowed certificate of the ACB is found the request is taken for one that gives the slot back, and accepted.',
    },
    deciding((question) => {
      const scope = excludedFromScope(question)
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return scope === null &&
        question.settings.allowAccessControlBroker &&
        question.certificates.some(isAccessControlBrokers)
        ? accepted('NOC-13', evidence, 'The certificates give the slot back.')
        : decide(question)
    }),
  ],
  'accepts-the-acb-in-pairs-alone': [
    {
      rule,
      story:
        'The setting is thought to give the whole slot back, so one certificate of the ACB beside one of the operator is refused.',
    },
    misreading((question) =>
      question.certificates.every(isAccessControlBrokers)
        ? question
        : { ...question, settings: { ...question.settings, allowAccessControlBroker: false } },
    ),
  ],
  'accepts-the-acb': [
    { rule, story: 'The slot belongs to the DCC until the handover, so its own certificate cannot be wrong there.' },
    misreading((question) => ({
      ...question,
      settings: { ...question.settings, allowAccessControlBroker: true },
    })),
  ],
  'allows-the-acb-in-the-handover-alone': [
    { rule, story: 'The setting was asked for when handovers failed, and was built there and nowhere else.' },
    misreading((question) =>
      question.serviceReferenceVariant === '6.21'
        ? question
        : { ...question, settings: { ...question.settings, allowAccessControlBroker: false } },
    ),
  ],
  'asks-the-registration-about-the-acb': [
    {
      rule,
      story:
        'The registration is read before anything else, and without a record there is a refusal, even for the DCC itself.',
    },
    deciding((question) => {
      const verdict = decide(question)
      const registered = registeredParty(question)
      if (verdict.rule !== 'NOC-13' || verdict.outcome !== 'accepted' || registered.ok) return verdict
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return refused('NOC-12', registered.failure.reason, evidence, `${registered.failure.because}.`)
    }),
  ],
  'insists-on-the-identifier-of-the-acb': [
    {
      rule,
      story:
        'The setting names the Access Control Broker, and the team knows it by the identifier of the test environment.',
    },
    deciding((question) => {
      const verdict = decide(question)
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      const isAnother = question.certificates.some(
        ({ certificate }) => certificate?.subject.uniqueIdentifier !== dccParties.accessControlBroker.entityIdentifier,
      )
      return verdict.outcome === 'accepted' && verdict.rule === 'NOC-13' && isAnother
        ? refused('NOC-13', 'wrong-role', evidence, 'This is another Access Control Broker.')
        : verdict
    }),
  ],
  'knows-the-acb-by-its-identifier': [
    { rule, story: 'The ACB is recognised by its identifier, which the DCC publishes, and not by its role.' },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.subject.uniqueIdentifier === dccParties.accessControlBroker.entityIdentifier
          ? asRole(certificate, RemotePartyRole.accessControlBroker)
          : certificate,
      ),
    ),
  ],
  'lets-a-setting-accept-the-acb': [
    {
      rule,
      story:
        'Without a metering point there is nothing to compare with, so a setting that accepts that ends the check at once.',
    },
    deciding((question) => {
      const { certificates, settings } = question
      const endsAtOnce =
        determiningPoint(question) === null &&
        settings.onUnknown['no-metering-point'] === 'accept' &&
        certificates.some(isAccessControlBrokers)
      return excludedFromScope(question) === null && endsAtOnce
        ? accepted('NOC-12', { expected: [], certificates, warnings: [] }, 'There is no metering point.')
        : decide(question)
    }),
  ],
  'lets-the-acb-cover-what-came-before-it': [
    {
      rule,
      story:
        'Each certificate overwrites the verdict on the one before, and an allowed one of the ACB ends the loop well.',
    },
    deciding((question) => {
      const { certificates, settings } = question
      const last = certificates.at(-1)
      const isCovered = last !== undefined && isAccessControlBrokers(last) && settings.allowAccessControlBroker
      return excludedFromScope(question) === null && isCovered
        ? accepted('NOC-13', { expected: [], certificates, warnings: [] }, "The last certificate is the ACB's.")
        : decide(question)
    }),
  ],
  'never-accepts-the-acb': [
    { rule, story: 'The setting is not implemented: role 04 is refused, whatever it says.' },
    misreading((question) => ({
      ...question,
      settings: { ...question.settings, allowAccessControlBroker: false },
    })),
  ],
  'stops-looking-at-roles-where-the-acb-is-allowed': [
    { rule, story: 'The setting was built as a switch around the whole comparison of roles.' },
    misreading((question) =>
      question.settings.allowAccessControlBroker
        ? withCertificates(question, (certificate) =>
            certificate.role === RemotePartyRole.accessControlBroker
              ? certificate
              : asRole(certificate, RemotePartyRole.networkOperator),
          )
        : question,
    ),
  ],
  'takes-the-acb-for-a-network-operator': [
    {
      rule,
      story: 'Roles 03 and 04 are both accepted, and the identifier then decides; the right one under role 04 passes.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.role === RemotePartyRole.accessControlBroker
          ? asRole(certificate, RemotePartyRole.networkOperator)
          : certificate,
      ),
    ),
  ],
}
