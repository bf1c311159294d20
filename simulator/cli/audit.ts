import { type Command, InvalidArgumentError } from 'commander'
import { readRequestFiles } from '../harness/audit/request-files.ts'
import { directoryOfResponses, type ResponseFiles, readResponseFiles } from '../harness/audit/response-files.ts'
import {
  type AuditReport,
  type AuditRun,
  causeTitle,
  type JudgedRequest,
  octetsToRead,
  type ReportedFinding,
  type RequestCounts,
  runAudit,
} from '../harness/audit/run-audit.ts'
import { configure } from '../harness/configuration/configuration.ts'
import { packageVersion } from '../harness/package-root.ts'
import { formatInstant, type Instant, instant, parseInstant } from '../vocabulary/instant.ts'
import { openAuditReport } from './audit-report.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { wholeNumber } from './network-options.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

interface AuditOptions {
  readonly estate: string
  readonly registration?: readonly string[]
  readonly parties?: string
  readonly repository?: string
  readonly at?: Instant
  readonly seed?: string
  readonly rejected: number
  readonly report?: string
  readonly requests?: string
  readonly json?: boolean
}

/** `dcc-sim audit`: which devices of a real estate their network operator cannot reach. */
export function addAudit(program: Command): void {
  program
    .command('audit')
    .summary('which devices of an estate their network operator cannot reach, and why')
    .description(
      'Compares the certificates in each network operator slot of an estate with Registration Data, by the ' +
        'check’s own code. Where no file is named, Registration Data, parties and the SMKI Repository are those ' +
        'of the generated network of --seed. Exits 0 if nothing was found, 1 if something was or a request would be refused.',
    )
    .requiredOption(
      '--estate <file>',
      'CSV of devices and what their slots hold (docs/reference/estate.md); - is standard input; duis:DIR a directory of ' +
        '6.24.1 and 8.2 Service Responses',
    )
    .option('--registration <file...>', 'Registration Data as CSV: network parties of metering points')
    .option(
      '--parties <file>',
      'CSV of whose Entity Identifiers are whose; without --repository, no serial numbers are known',
    )
    .option(
      '--repository <path>',
      'certificates: a directory or file of PEM, DER or DUIS XML, or a DCC Boxed key store',
    )
    .option('--at <instant>', 'the day that is audited; now if absent', readInstant)
    .option('--seed <text>', 'which made-up world')
    .option('--rejected <n>', 'how many rejected rows are listed', wholeNumber, 20)
    .option(
      '--requests <dir>',
      'DUIS documents (*.xml) of 6.21 and 6.15.1 that are about to be sent: which of them would be refused, why, and what would pass',
    )
    .option('--report <dir>', 'where to write a page of tables and plots, and every finding and judged request as CSV')
    .option('--json', 'one line of JSON a finding, then one with the counts')
    .addHelpText('after', examples)
    .action(runCommand(audit))
}

const examples = `
Examples:
  dcc-sim export estate --premises 1000 | dcc-sim audit --estate -
  dcc-sim audit --estate estate.csv --registration network-parties.csv --parties parties.csv --repository certificates
  dcc-sim audit --estate estate.csv --registration electricity.csv gas.csv --at 2026-04-01T00:00:00Z --json > findings.jsonl
  dcc-sim audit --estate duis:responses --registration network-parties.csv --repository certificates
  dcc-sim audit --estate estate.csv --requests outgoing --report reports/audit`

async function audit({
  at,
  seed,
  json,
  rejected,
  report: directory,
  requests,
  registration = [],
  ...paths
}: AuditOptions): Promise<ExitStatus> {
  const configuration = configure(seed === undefined ? {} : { seed })
  const run = {
    ...paths,
    registration,
    seed: configuration.seed,
    at: at ?? instant(Date.now()),
    mostRejected: rejected,
  }
  const bar = terminal.progress('octets', octetsToRead(run))
  const tell = json === true ? tellAsJson : tellInWords
  const responses = await responsesOf(run)
  const files = requests === undefined ? [] : await readRequestFiles(requests)
  const written = directory === undefined ? null : openAuditReport(directory)
  const report = runAudit({
    ...run,
    ...(responses === null ? {} : { responses }),
    onFinding: (finding) => {
      tell.finding(finding)
      written?.add(finding)
    },
    requests: files,
    onRequest: (request) => {
      tell.request(request)
      written?.addRequest(request)
    },
    progress: bar.advance,
  })
  bar.finish()
  for (const { source, line, why } of report.rejectedRows) terminal.remark(`${source}, line ${line}: ${why}.`)
  const unlisted = report.rejected - report.rejectedRows.length
  if (unlisted > 0)
    terminal.remark(`${unlisted} more rejected rows are not listed: --rejected ${report.rejected} lists them.`)
  written?.close(report, factsOf(run))
  tell.end(report)
  return report.findings + (report.requests?.refused ?? 0) === 0 ? exitStatus.done : exitStatus.judgedFailed
}

/** Where Entity Identifiers are taken at their word, no certificate is told from another of its party. */
async function responsesOf({ estate, seed, parties, repository }: AuditRunPaths): Promise<ResponseFiles | null> {
  const directory = directoryOfResponses(estate)
  if (directory === null) return null
  const namedBy = parties !== undefined && repository === undefined ? 'entity-identifier' : 'key-identifier'
  return readResponseFiles({ directory, seed, namedBy })
}

type AuditRunPaths = Pick<AuditRun, 'estate' | 'seed' | 'parties' | 'repository'>

const factsOf = ({ estate, registration, parties, repository, seed, at }: Omit<AuditRun, 'onFinding'>) => ({
  Estate: estate === '-' ? 'standard input' : estate,
  'Registration Data': registration.join(', ') || `the made-up world of seed ${seed}`,
  Parties: parties ?? `the made-up world of seed ${seed}`,
  Repository: repository ?? `the made-up world of seed ${seed}`,
  'Audited for': formatInstant(at),
  Simulator: `dcc-simulator ${packageVersion} on Node ${process.version}`,
})

const tellAsJson = {
  finding: ({ deviceId, meteringPoint, registered, holder, reason, cause, right }: ReportedFinding): void =>
    terminal.answer(JSON.stringify({ deviceId, meteringPoint, registered, holder, reason, cause, right })),
  request: (request: JudgedRequest): void => terminal.answer(JSON.stringify(request)),
  end: ({ rows, findings, rejected, byCause, requests }: AuditReport): void =>
    terminal.answer(JSON.stringify({ rows, findings, rejected, byCause, ...(requests !== null && { requests }) })),
}

const tellInWords = {
  finding: (finding: ReportedFinding): void => {
    const { deviceId, meteringPoint, registeredName, holderName, reason, cause, right, remedy } = finding
    terminal.answer(
      [
        `${deviceId}  ${meteringPoint ?? 'no metering point'}`,
        `registered ${registeredName || 'nobody'}`,
        `holds ${holderName || 'nobody’s certificate that is known'}`,
        `${reason ?? 'the check has nothing against it'}, likely ${causeTitle(cause)}`,
        `right ${right.join(', ') || 'not known'}`,
        remedy,
      ].join(' · '),
    )
  },
  request: ({ file, outcome, rule, reason, because, right }: JudgedRequest): void => {
    const grounds = rule === null ? '' : ` by ${rule}${reason === null ? '' : ` (${reason})`}`
    const instead = right.length === 0 ? '' : ` Right would be ${right.join(', ')}.`
    terminal.answer(`${file}: ${outcome}${grounds}. ${because}${instead}`)
  },
  end: ({ rows, findings, rejected, notChecked, byCause, requests }: AuditReport): void => {
    terminal.answer('')
    terminal.answer(
      `${rows} rows, ${findings} findings, ${rejected} rejected rows, ${notChecked} rows that the check says nothing about`,
    )
    for (const [cause, count] of Object.entries(byCause))
      if (count > 0) terminal.answer(`  ${String(count).padStart(8)}  ${causeTitle(cause)}`)
    if (requests !== null) terminal.answer(requestsInWords(requests))
  },
}

/** A figure that is none is said as well: a directory that was not judged looks like one without fault. */
const requestsInWords = (counts: RequestCounts): string =>
  `Requests: ${counts.refused} would be refused, ${counts.accepted} accepted, ${counts['not-applicable']} are not checked, ${counts['not-judged']} could not be judged`

function readInstant(text: string): Instant {
  return parseInstant(text) ?? invalid()
}

function invalid(): never {
  throw new InvalidArgumentError('Not an instant such as 2026-11-22T09:00:00Z.')
}
