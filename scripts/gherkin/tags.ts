import { ruleIds } from '../../simulator/network-operator-check/rules.ts'
import { numberOfCases } from '../docs/rules/cases.ts'

/** What a scenario may be said to be about: nothing else is a tag. */
export const tags: ReadonlySet<string> = new Set([
  // The Service Request in question.
  ...['6.15.1', '6.21', '6.24.1', '8.2', '8.4'].map((variant) => `@srv-${variant}`),
  // The device that it is aimed at.
  '@esme',
  '@gpf',
  '@gsme',
  // The flows that users rehearse: the right certificates, somebody else's, a slot that the DCC hands over.
  '@correct',
  '@wrong-network',
  '@handover',
  // The check is asked without a network around it.
  '@at-the-port',
  ...ruleIds.map((rule) => `@${rule}`),
  ...Array.from({ length: numberOfCases }, (_, index) => `@case-${index + 1}`),
])
