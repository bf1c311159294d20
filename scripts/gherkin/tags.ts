import { ruleIds } from '../../simulator/network-operator-check/rules.ts'
import { serviceRequests } from '../../simulator/vocabulary/service-reference.ts'
import { numberOfCases } from '../docs/rules/cases.ts'

/** What a scenario may be said to be about: nothing else is a tag. */
export const tags: ReadonlySet<string> = new Set([
  // The Service Request in question.
  ...Object.keys(serviceRequests).map((variant) => `@srv-${variant}`),
  // The device that it is aimed at.
  '@esme',
  '@gpf',
  '@gsme',
  '@chf',
  // The flows that users rehearse: the right certificates, somebody else's, a slot that the DCC hands over.
  '@correct',
  '@wrong-network',
  '@handover',
  // The check is asked without a network around it.
  '@at-the-port',
  ...ruleIds.map((rule) => `@${rule}`),
  ...Array.from({ length: numberOfCases }, (_, index) => `@case-${index + 1}`),
])
