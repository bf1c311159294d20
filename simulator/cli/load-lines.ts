import type { Latency, LoadReport } from '../harness/load/load-record.ts'

/** A load report for a person at a terminal. */
export function loadLines(report: LoadReport): readonly string[] {
  const { asked, achieved, codes, serviceResponses, withoutResponse, unexpected } = report
  return [
    `asked      ${asked.perSecond.toFixed(1)}/s, ${asked.requests} requests measured`,
    `achieved   ${achieved.perSecond.toFixed(1)}/s, ${achieved.requests} answered with a code`,
    '',
    'milliseconds from the intended instant    p50      p90      p99    p99.9      max    count',
    latencyLine('answer on the connection', report.answer),
    latencyLine('Service Response', report.serviceResponse),
    latencyLine('how late this process sent', report.ownLateness),
    '',
    ...codes.map(
      ({ request, certificates, code, count, expected }) =>
        `${request.padEnd(8)}${(certificates ?? '').padEnd(12)}${code.padEnd(10)}${String(count).padStart(8)}${expected ? '' : '   not expected'}`,
    ),
    '',
    `Service Responses   ${
      Object.entries(serviceResponses)
        .map(([code, count]) => `${code} ${count}`)
        .join(', ') || 'none'
    }${withoutResponse === 0 ? '' : `; ${withoutResponse} did not come`}`,
    unexpected === 0 ? 'All as expected' : `${unexpected} not as expected`,
  ]
}

const latencyLine = (what: string, { p50Ms, p90Ms, p99Ms, p999Ms, maxMs, count }: Latency): string =>
  what.padEnd(36) +
  [p50Ms, p90Ms, p99Ms, p999Ms, maxMs].map((ms) => ms.toFixed(1).padStart(9)).join('') +
  String(count).padStart(9)
