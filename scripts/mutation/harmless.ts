import type { HarmlessSurvivor } from './survivors.ts'

const check = 'simulator/network-operator-check'

const noCertificate = 'refusalByRole has refused what is no certificate (NOC-10); the compiler wants the question mark.'
const noIdentifier = 'refusalByRole has refused what carries no identifier (NOC-11); the compiler wants the case.'

/** Survivors that no test can kill, because the program does the same, each with why. */
export const harmless: readonly HarmlessSurvivor[] = [
  {
    file: `${check}/certificate-roles.ts`,
    reads: 'certificate.role === RemotePartyRole.accessControlBroker',
    because: noCertificate,
  },
  {
    file: `${check}/certificate-roles.ts`,
    reads:
      'const nameless = certificates.find(({ certificate }) => (certificate.subject.uniqueIdentifier ?? null) === null)',
    because: noCertificate,
  },
  {
    file: `${check}/ownership.ts`,
    reads: 'const identifier = candidate.certificate.subject.uniqueIdentifier ?? null',
    because: noCertificate,
  },
  {
    file: `${check}/ownership.ts`,
    reads: 'if (true && party.entityIdentifiers.has(identifier)) continue',
    because: 'No party is known by null.',
  },
  { file: `${check}/ownership.ts`, reads: "if (false) return 'nobody'", because: noIdentifier },
  { file: `${check}/ownership.ts`, reads: 'if (identifier === null) return ""', because: noIdentifier },
  {
    file: `${check}/scope.ts`,
    reads: "if (true && device.type !== 'ESME' && device.type !== 'GPF')",
    because: 'What comes so far is a 6.21, or a 6.15.1 for an ESME.',
  },
]
