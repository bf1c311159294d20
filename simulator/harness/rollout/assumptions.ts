import { z } from 'zod'
import { causeIds } from '../../causes/causes.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { assign } from '../configuration/assignment.ts'

const share = z.number().min(0, 'is below 0').max(1, 'is above 1')
const days = z.number().min(0, 'is below 0').max(3_650, 'is above 3650')
const wholeDays = z.int().min(0, 'is below 0').max(3_650, 'is above 3650')
const weight = z.number().min(0, 'is below 0')

/** What of an assumption is known: a source, or the admission that there is none. */
const guess = 'a guess; nothing is published'

/** An assumption of a rollout: a number, what it means, and where it comes from. */
export interface Assumption {
  readonly name: string
  readonly meaning: string
  readonly source: string
}

/** Each assumption with its meaning; days that are not whole are means of an exponential distribution. */
export const assumptionsSchema = z.strictObject({
  preloadedShare: share
    .default(0.1)
    .describe(
      'Of ESMEs: the network operator’s certificates were loaded before the meter was fitted. No request is sent',
    ),
  placeholderShare: share
    .default(0.3)
    .describe(
      'Of ESMEs: delivered with the supplier’s own certificates in the slot, which 6.15.1 replaces. 6.21 hands over the others',
    ),
  lagShare: share
    .default(0.02)
    .describe('Of slots: Registration Data still names another network operator on the day of the installation'),
  lagDays: days.default(14).describe('Mean days until Registration Data names the right one'),
  retryDays: days.default(3).describe('Mean days until a supplier whose request was refused sends another'),
  insistShare: share
    .default(0.5)
    .describe(
      'Of suppliers that were right and refused: they wait for Registration Data. The others take its word, and place a stranger',
    ),
  commandShare: share
    .default(0.3)
    .describe(
      'Of devices: the network operator sends a Command of its own, 6.5 to an ESME or 4.1.1 to a GPF, and notices that it fails',
    ),
  commandDays: days.default(60).describe('Mean days from the installation to that Command'),
  interruptionsPerYear: z
    .number()
    .min(0, 'is below 0')
    .default(0.45)
    .describe('Interruptions of supply of a home in a year'),
  restoreNoticedShare: share
    .default(0.2)
    .describe(
      'Of interruptions: the network operator notices that the outage alert came and the restore alert did not',
    ),
  auditEveryDays: wholeDays
    .default(182)
    .describe('Days from one audit of the estate to the next; it finds every slot that is wrong that day. 0 is never'),
  monitorReviewDays: wholeDays
    .default(30)
    .describe('With the check in monitor: days from one reading of its decisions to the next. 0 is never'),
  visitShare: share
    .default(0.25)
    .describe('Of failed Commands and missing restore alerts: somebody visits the site to find out why'),
  supplierMendsDays: days
    .default(14)
    .describe('Mean days from notice until the supplier mends what is in its own hands, by 6.21 or 6.15.1'),
  holderMendsDays: days.default(45).describe('Mean days from notice until the holder of the slot has signed a 6.15.1'),
  holderNeverShare: share.default(0.1).describe('Of holders: they never do, and the device is exchanged'),
  exchangeDays: days.default(90).describe('Mean days from notice until a device that nobody can mend is exchanged'),
})

export type Assumptions = z.output<typeof assumptionsSchema>

const sources: Partial<Readonly<Record<keyof Assumptions, string>>> = {
  interruptionsPerYear:
    'the regulator’s target for one network operator in 2021/22, 45 interruptions for 100 customers; likely, from a secondary source',
}

/** Every assumption, in order. */
export const assumptions: readonly Assumption[] = Object.entries(assumptionsSchema.shape).map(([name, field]) => ({
  name,
  meaning: field.description ?? '',
  source: sources[name as keyof Assumptions] ?? guess,
}))

/** Shares of mistakes by cause, relative to each other. The causes are those of an audit. */
const causeSharesSchema = z.strictObject(
  Object.fromEntries(causeIds.map((cause) => [cause, weight.default(0)])) as Record<
    (typeof causeIds)[number],
    z.ZodDefault<typeof weight>
  >,
)

export type CauseShares = z.output<typeof causeSharesSchema>

/** How likely each mistake is beside the others, where it can come about at all. Only that there are these is known. */
export const usualCauses: CauseShares = {
  'host-network': 30,
  'neighbouring-area': 25,
  'sister-licence': 10,
  'suppliers-own': 10,
  'mixed-pair': 6,
  unknown: 6,
  'dcc-left': 5,
  'other-fuel': 4,
  expired: 2,
  'never-in-repository': 2,
}

/**
 * @param set such as `lagShare=0`, one after the other
 * @throws SimulatorFault SIM_USAGE, naming each assumption that is wrong and what it should be
 */
export function readAssumptions(set: readonly string[]): Assumptions {
  const read = assumptionsSchema.safeParse(set.reduce<object>(assign, {}))
  if (!read.success) throw new SimulatorFault('SIM_USAGE', `--set: ${complaintsOf(read.error)}`)
  if (read.data.preloadedShare + read.data.placeholderShare > 1)
    throw new SimulatorFault('SIM_USAGE', '--set: preloadedShare and placeholderShare are more than 1 together')
  return read.data
}

/**
 * @param said the content of a file of `--causes`: an object of causes, or the report.json of an audit, which has one
 * @throws SimulatorFault SIM_CONFIGURATION
 */
export function readCauseShares(source: string, said: unknown): CauseShares {
  const counted = z.looseObject({ byCause: z.record(z.string(), z.number()) }).safeParse(said)
  const read = causeSharesSchema.safeParse(counted.success ? counted.data.byCause : said)
  if (!read.success) throw new SimulatorFault('SIM_CONFIGURATION', `--causes: ${source}: ${complaintsOf(read.error)}`)
  if (Object.values(read.data).every((each) => each === 0))
    throw new SimulatorFault('SIM_CONFIGURATION', `--causes: ${source} gives no cause a share`)
  return read.data
}

const complaintsOf = ({ issues }: z.ZodError): string =>
  issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(', ')}: there is no such name`
        : [issue.path.join('.'), issue.message].filter((part) => part !== '').join(' '),
    )
    .join('; ')
