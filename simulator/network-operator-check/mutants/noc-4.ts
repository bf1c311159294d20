import { decide } from '../decide.ts'
import { accepted, notApplicable } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'

const rule = 'NOC-4'

/** Implementations that break NOC-4. */
export const mutants: Mutants = {
  'checks-import-suppliers-alone': [
    {
      rule,
      story:
        'The electricity team wrote it, for the role of an import supplier; gas suppliers send the same request in the role GS.',
    },
    deciding((question) =>
      question.submittedBy.userRole === 'GS'
        ? notApplicable('NOC-4', 'Import suppliers are checked.')
        : decide(question),
    ),
  ],
  'checks-network-operators-always': [
    {
      rule,
      story: 'The team sees no reason to trust a network operator more than a supplier, and leaves the setting out.',
    },
    misreading((question) => ({
      ...question,
      settings: { ...question.settings, appliesToNetworkOperators: true },
    })),
  ],
  'never-checks-network-operators': [
    { rule, story: 'The setting came in a late draft of the specification, and nobody went back to the code.' },
    misreading((question) => ({
      ...question,
      settings: { ...question.settings, appliesToNetworkOperators: false },
    })),
  ],
  'setting-forgets-gas-transporters': [
    {
      rule,
      story: '"Network operator" means a distributor to the team, so the setting reaches the role ED and not GT.',
    },
    deciding((question) =>
      question.submittedBy.userRole === 'GT' ? notApplicable('NOC-4', 'Distributors are checked.') : decide(question),
    ),
  ],
  'setting-opens-the-check-to-all': [
    {
      rule,
      story: 'The setting is read as "checks everybody", so with it agents and export suppliers are checked too.',
    },
    misreading((question) =>
      question.settings.appliesToNetworkOperators
        ? { ...question, submittedBy: { ...question.submittedBy, userRole: 'IS' } }
        : question,
    ),
  ],
  'trusts-network-operators-with-their-own': [
    {
      rule,
      story:
        'A network operator that renews its own certificates is let through, as it would hardly send those of another meter.',
    },
    deciding((question) => {
      const verdict = decide(question)
      const { entityIdentifier, userRole } = question.submittedBy
      const areItsOwn = question.certificates.every(
        ({ certificate }) => certificate?.subject.uniqueIdentifier === entityIdentifier,
      )
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return verdict.outcome === 'refused' &&
        verdict.reason === 'other-party' &&
        (userRole === 'ED' || userRole === 'GT') &&
        areItsOwn
        ? accepted('NOC-10', evidence, "The certificates are the requester's own.")
        : verdict
    }),
  ],
}
