/** Source that is mutated, and the tests that say whether a mutant is noticed. */
export interface MutatedRoom {
  readonly mutate: readonly string[]
  /** Unit tests, all in one process: most of what a mutant costs is the start of one. */
  readonly tests: readonly string[]
  /** Kinds of mutation that are left out, by Stryker's names. */
  readonly excluded: readonly string[]
}

const check = 'simulator/network-operator-check'
const dcc = 'simulator/dcc'

/** Of the texts of admission the compiler knows those that decide something; what is left are sentences for people. */
const sentences = ['StringLiteral']

/** The rooms where a fault is a wrong verdict, by the name that the command line knows them by. */
export const rooms: Readonly<Record<string, MutatedRoom>> = {
  check: {
    mutate: [`${check}/*.ts`, `!${check}/*.test.ts`],
    tests: [
      `${check}/rule-book.test.ts`,
      `${check}/verdicts.test.ts`,
      `${check}/contract.test.ts`,
      `${check}/totality.test.ts`,
    ],
    excluded: [],
  },
  admission: {
    mutate: [`${dcc}/admission/*.ts`, `!${dcc}/admission/*.test.ts`],
    tests: [
      `${dcc}/admission/`,
      `${dcc}/intake/`,
      `${dcc}/service-requests/`,
      `${dcc}/future-dating.test.ts`,
      `${dcc}/local-delivery.test.ts`,
    ],
    excluded: sentences,
  },
  'service-requests': {
    mutate: [`${dcc}/service-requests/*.ts`, `!${dcc}/service-requests/*.test.ts`],
    tests: [
      `${dcc}/service-requests/`,
      `${dcc}/admission/`,
      `${dcc}/handover.test.ts`,
      `${dcc}/update-credentials.test.ts`,
      `${dcc}/future-dating.test.ts`,
      `${dcc}/local-delivery.test.ts`,
    ],
    excluded: sentences,
  },
}
