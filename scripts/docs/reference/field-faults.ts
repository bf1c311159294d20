import { readFileSync } from 'node:fs'
import { table } from '../page.ts'
import { referencePage } from './reference-page.ts'

/** Something that goes wrong where meters are fitted. */
interface FieldFault {
  readonly what: string
  /** What a tester does to have it: a rule of the fault plan, or a request. */
  readonly how: string
  readonly shows: string
  readonly mends: string
  /** The Rule of the feature whose scenarios play it. */
  readonly rule: string
}

const feature = 'features/journey/in-the-field.feature'

const fieldFaults: readonly FieldFault[] = [
  {
    what: 'The install code is mistyped',
    how: '`{"fault": "mistyped-install-code"}`',
    shows: '8.11 is answered I99 and N24 comes, but the meter never joins: it stays Whitelisted',
    mends: '8.11 Remove, then 8.11 Add. A second Add does not: the hub keeps the code that it has',
    rule: 'A mistyped install code is mended by Remove, then Add',
  },
  {
    what: 'The joining window is closed',
    how: '`{"fault": "late-joining", "seconds": 3600}`, more than `JoinTimePeriod`',
    shows: 'the meter stays Whitelisted',
    mends: 'a second 8.11 Add opens the window again',
    rule: 'A meter that is fitted too late finds the joining window closed, until it is opened again',
  },
  {
    what: 'The GSME joins late',
    how: '`{"fault": "late-joining", "seconds": 3000, "device": GSME}`, less than `JoinTimePeriod`',
    shows: '8.7.2 ends in E21, and the Gas Proxy Function cannot be handed over: it has no metering point',
    mends: '8.7.2 again, once it has joined',
    rule: 'A GSME that joins late keeps its Gas Proxy Function waiting',
  },
  {
    what: '8F69 is lost',
    how: '`{"fault": "lost", "direction": "up", "alertCode": "8F69"}`',
    shows: 'the meter has joined, and the DCC has it as Whitelisted',
    mends: '8.1.1, which commissions it',
    rule: 'An alert that is lost on the way is not sent again',
  },
  {
    what: 'CS14 is lost',
    how: '`{"fault": "lost", "direction": "up", "alertCode": "8F12"}`',
    shows: 'the DCC does not hear what is on the hub',
    mends: '8.9, which reads the device log',
    rule: 'An alert that is lost on the way is not sent again',
  },
  {
    what: "The hub's clock is out of tolerance",
    how: '`{"fault": "hub-clock-adrift", "aheadBySeconds": -600}` when a meter takes the time; `PUT /devices/{id}/clock` for good',
    shows: 'the device answers 8.1.1, and is not commissioned: the answer says that it did not take the time',
    mends: '8.1.1 again, once the hub has the time; or a wider `TolerancePeriod`',
    rule: 'A meter takes the time of its hub within the tolerance alone',
  },
  {
    what: 'Two devices cannot be joined',
    how: '`{"fault": "join-failure", "answer": "noCBKEResponse"}`, or another answer of 8.7.1 and 8.7.2',
    shows: 'the device answers 8.7.1 or 8.7.2 with what failed, and has not joined the other',
    mends: 'the same request again; where the other is not on the network (12, 13), 8.11 Add for it first',
    rule: 'Two devices that cannot agree a key say why',
  },
  {
    what: 'The MPxN is never set',
    how: '`{"fault": "lost", "direction": "down", "serviceReferenceVariant": "6.20.1"}`; 8.11 without `ImportMPxN`',
    shows:
      '6.2.7 reads nothing; where the inventory has none either, the check refuses: the device has no metering point',
    mends: '6.20.1 for the meter, 8.4 for the inventory',
    rule: 'A meter on which nobody has set the metering point shows none',
  },
  {
    what: 'The meter is swapped',
    how: '8.3 and 8.11 Remove for the old one, 12.2, 8.11 Add and 8.1.1 for the one that `GET /premises/{index}/labels` has for it',
    shows: "the network operator's Commands end in E21: the new meter's slot is DCC controlled",
    mends: '6.21',
    rule: "The network operator's slot of a meter that replaces another is to be filled again",
  },
  {
    what: 'The MPAN is corrected after the operator was looked up',
    how: '8.4 UpdateMPxN, between the look-up and 6.21',
    shows: 'the check refuses: the certificate belongs to another network operator',
    mends: 'the look-up again, at the metering point that the inventory has now',
    rule: "An MPAN that is corrected may lie on another operator's network",
  },
  {
    what: 'Stock is loaded for one operator and fitted elsewhere',
    how: 'one ESME in ten of the fleet, drawn from the seed: `GET /devices?type=ESME&slot=wrong-operator`',
    shows: '6.21 is refused with E062101, and the Commands of the registered operator end in E21',
    mends: '6.15.1 of the operator whose certificate is in the slot',
    rule: "Stock that was loaded for one operator and fitted on another's network is no slot to hand over",
  },
]

function rowOf({ what, how, shows, mends, rule }: FieldFault, rules: readonly string[]): string[] {
  if (!rules.includes(rule)) throw new Error(`${feature} has no Rule: ${rule}`)
  return [what, how, shows, mends, rule]
}

export const fieldFaultsPage = referencePage(
  'field-faults',
  'What goes wrong in the field',
  'How to have it in a network, what it shows, what mends it, and the Rule of ' +
    `[\`${feature}\`](../../${feature}) whose scenarios play it. ` +
    'Faults go into the fault plan: `PUT /harness/v1/fault-plan`. Each may have `device`, `next` (how often), `probability` (drawn from the seed), ' +
    '`from` and `until`; the plan says under `hits` how often each has struck, and so does `dcc_sim_fault_hits_total` of the metrics.',
  () => {
    const rules = readFileSync(feature, 'utf8')
      .split('\n')
      .flatMap((line) => /^ *Rule: (.*)$/.exec(line)?.[1] ?? [])
    return table(
      ['what goes wrong', 'how', 'what it shows', 'what mends it', 'Rule'],
      fieldFaults.map((fault) => rowOf(fault, rules)),
    )
  },
)
