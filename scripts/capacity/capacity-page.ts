import { type Cost, type Kind, kinds, type Tried } from './measure.ts'
import { type Plan, plannedBusy } from './national-plan.ts'
import type { CapacityReport } from './run-capacity.ts'

/** The page that docs/capacity.md is. */
export function capacityPage(report: CapacityReport): string {
  const { machine, shared, alone, perSecond, connectionsPerProcess } = report
  return [
    '# Capacity',
    '',
    '<!-- Written by `npm run capacity -- --page docs/capacity.md`; do not change it by hand. -->',
    '',
    `Measured on ${machine.processor}, ${machine.cores} cores, Node ${machine.node}, PostgreSQL on the same machine, and the sender of the load too. A rate is worth nothing on another machine: measure`,
    'there with the command above. What is said of the nation is a simulation, and rests on the assumptions at the end.',
    '',
    '## What a message costs',
    '',
    `Milliseconds of a processor, of all threads, at ${perSecond} messages a second, less what is used while nobody asks. ` +
      `On a database: ${shared.processes.dcc} DCCs and ${shared.processes.fleet} fleets.`,
    '',
    '| message | DCC | fleet | database | one process, on a state directory |',
    '|---|---:|---:|---:|---:|',
    ...kindNames.map((kind) => costRow(kind, shared.costs[kind], alone.costs[kind])),
    `| nothing, a second of it | ${ms(shared.idle.processorMs.dcc)} | ${ms(shared.idle.processorMs.fleet)} | ${ms(shared.idle.processorMs.database)} | ${ms(alone.idle.processorMs.network)} |`,
    '',
    '## What it does to the database',
    '',
    `A commit of one row takes ${ms(shared.commitMs)} ms for whoever is alone. A process has ${connectionsPerProcess} connections. A statement that is no part of a change counts as a commit here, as PostgreSQL counts it.`,
    '',
    '| message | commits | rows written | rows removed | write-ahead log |',
    '|---|---:|---:|---:|---:|',
    ...kindNames.map((kind) => databaseRow(kind, shared.costs[kind])),
    '',
    `## What ${machine.cores} cores carry`,
    '',
    'The assumed mix of `dcc-sim load`. A rate holds where nearly all of it is answered, as expected, within a second at the 99th percentile. The sender takes part of the cores too.',
    '',
    '| | asked a second | answered | answer p50 · p99 | Service Response p50 · p99 | cores of the sender | |',
    '|---|---:|---:|---:|---:|---:|---|',
    ...shared.tried.map((tried) => triedRow('on a database', tried)),
    ...alone.tried.map((tried) => triedRow('one process', tried)),
    '',
    '## What the nation would take',
    '',
    `One message a processor at a time, each processor at most ${plannedBusy * 100} % busy.`,
    '',
    '| messages a second | DCCs | fleets | processors of the database | connections | rows a second | write-ahead log | a day of it | answer p50 · p99 | all done p50 · p99 |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...report.plans.map(planRow),
    '',
    ...comparisonLines(report),
    '',
    '## Assumptions',
    '',
    '- The traffic of Great Britain is not published by kind. Here it is the mix of `dcc-sim load`, also assumed; 1 000 to 2 200 messages a second are taken for the peak, 440 for the mean.',
    '- Messages come independently of each other, and take what they take here on average, exponentially distributed. A process of one part runs on one core, and any may take any message.',
    '- What is done before the answer is what a refused message costs. The database does a third of its part at each of three commits.',
    '- One database stays as fast for each message as it is here, however many ask it. Changes of a process are grouped under load, so that a message then costs less; nothing here shows how it is beyond the machine that was measured.',
    '- Nothing is said of the network between machines, of what dies, nor of a database that has grown.',
    '',
  ].join('\n')
}

const kindNames = Object.keys(kinds) as Kind[]

const costRow = (kind: Kind, shared: Cost, alone: Cost): string => {
  const { dcc, fleet, database } = shared.processorMs
  return `| ${kinds[kind]} | ${ms(dcc)} | ${ms(fleet)} | ${ms(database)} | ${ms(alone.processorMs.network)} |`
}

const databaseRow = (kind: Kind, { database }: Cost): string =>
  database === null
    ? ''
    : `| ${kinds[kind]} | ${database.commits.toFixed(1)} | ${database.rowsWritten.toFixed(1)} | ${database.rowsRemoved.toFixed(1)} | ${(database.log / 1_000).toFixed(1)} kB |`

const triedRow = (where: string, tried: Tried): string => {
  const { perSecond, achieved, answer, serviceResponse, senderProcessors, fails } = tried
  return (
    `| ${where} | ${perSecond} | ${achieved.toFixed(1)} | ${pair(answer.p50Ms, answer.p99Ms)} | ` +
    `${pair(serviceResponse.p50Ms, serviceResponse.p99Ms)} | ${senderProcessors.toFixed(2)} | ${fails ?? 'holds'} |`
  )
}

const planRow = (plan: Plan): string => {
  const { perSecond, dccs, fleets, databaseProcessors, connections, rowsPerSecond, logPerSecond, simulated } = plan
  return (
    `| ${count(perSecond)} | ${dccs} | ${fleets} | ${databaseProcessors} | ${count(connections)} | ${count(rowsPerSecond)} | ` +
    `${(logPerSecond / 1e6).toFixed(1)} MB/s | ${((logPerSecond * 86_400) / 1e12).toFixed(2)} TB | ` +
    `${pair(simulated.answer.p50, simulated.answer.p99)} | ${pair(simulated.end.p50, simulated.end.p99)} |`
  )
}

/** How far the simulation may be trusted: the same messages here, as measured and as simulated. */
function comparisonLines({ shared, here }: CapacityReport): readonly string[] {
  if (here === null) return ['No rate held here, so the simulation was compared with nothing.']
  const measured = shared.tried.find(({ perSecond }) => perSecond === here.perSecond)
  if (measured === undefined) return []
  return [
    `The same simulation of this machine at ${here.perSecond} a second has the answer after ${pair(here.simulated.answer.p50, here.simulated.answer.p99)} (measured: ` +
      `${pair(measured.answer.p50Ms, measured.answer.p99Ms)}), and all done after ${pair(here.simulated.end.p50, here.simulated.end.p99)} ` +
      `(Service Response measured: ${pair(measured.serviceResponse.p50Ms, measured.serviceResponse.p99Ms)}). What it leaves out is what a process waits for: to be woken, for a group to be written, for garbage to be collected.`,
  ]
}

const ms = (value: number | null | undefined): string => (value ?? 0).toFixed(1)

const pair = (p50: number, p99: number): string => `${Math.round(p50)} · ${Math.round(p99)} ms`

const count = (value: number): string => Math.round(value).toLocaleString('en-GB').replaceAll(',', ' ')
