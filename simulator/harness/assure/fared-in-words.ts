import type { Fared } from './judgement.ts'

/** What became of a scenario, in words. */
export const faredInWords: Readonly<Record<Fared, string>> = {
  agreed: 'agreed',
  missed: 'missed: it let through what should be refused',
  stopped: 'wrongly stopped: it refused what should not be',
  unwarned: 'no warning: it let pass what a setting accepts, and did not warn of it',
  grounds: 'other grounds: the outcome is right, the rule, the reason or the warnings are not',
  error: 'error: it gave no verdict',
  notAsked: 'not asked: it had failed too often to be asked any more',
  other: 'it did not go as written',
}
