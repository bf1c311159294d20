import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Network } from '../network.ts'
import type { ResponseTimes } from './response-times.ts'

/** What happened in the network, counted for Prometheus. */
export interface Metrics {
  readonly contentType: string
  /** In Prometheus's text format. */
  text(): Promise<string>
  close(): void
}

type Measured = Pick<Network, 'dcc' | 'wan' | 'faultPlan'>

/** Requests whose beginning is remembered, so that their duration can be told. */
const remembered = 100_000

/** Seconds of the simulated clock: deadlines are 30 s, for future-dated requests a day. */
const buckets = [0.001, 0.01, 0.1, 1, 5, 10, 30, 60, 300, 3600, 86_400]

export function createMetrics({ dcc, wan, faultPlan }: Measured, responseTimes: ResponseTimes): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `dcc_sim_${name}_total`, help, labelNames, registers })

  const answered = counter('requests_answered', 'Requests answered, by response code', ['code'])
  const repeated = counter('requests_repeated', 'Requests that came again and got the same answer')
  const turnedAway = counter('requests_turned_away', 'Requests that count for nothing, by response code', ['code'])
  const commands = counter('commands', 'Commands to devices, by what became of them', ['state'])
  const ends = counter('requests_ended', 'Accepted requests that ended, by response code', ['code'])
  const dropped = counter('uplinks_dropped', 'Frames of devices that nothing waited for')
  const documents = counter('documents', 'Service Responses and alerts, by what became of them', ['state'])
  const took = new Histogram({
    name: 'dcc_sim_request_seconds',
    help: 'From the answer to a request to its end, by the simulated clock',
    buckets,
    registers,
  })
  gaugesOf({ dcc, wan, faultPlan }, registers)
  responsesIn(responseTimes, registers)

  const begun = new BoundedMap<string, Instant>(remembered)
  const ended = (requestId: string, at: Instant, code: string): void => {
    ends.inc({ code })
    const from = begun.get(requestId)
    begun.delete(requestId)
    if (from !== undefined) took.observe((at - from) / 1000)
  }
  const unsubscribe = dcc.subscribe((event) => {
    switch (event.kind) {
      case 'request-answered':
        answered.inc({ code: event.code })
        if (event.code === 'I99') begun.set(event.requestId, event.at)
        break
      case 'request-repeated':
        repeated.inc()
        break
      case 'request-turned-away':
        turnedAway.inc({ code: event.code })
        break
      case 'request-released':
        if (event.code !== 'I99') ended(event.requestId, event.at, event.code)
        break
      case 'request-unreleased':
        ended(event.requestId, event.at, event.code)
        break
      case 'command-sent':
      case 'command-delivered':
        commands.inc({ state: event.kind.slice('command-'.length) })
        break
      case 'device-answered':
        ended(event.requestId, event.at, 'I0')
        break
      case 'device-unanswered':
        ended(event.requestId, event.at, event.code)
        break
      // They follow the end.
      case 'device-answered-late':
      case 'device-alerted':
        break
      case 'uplink-dropped':
        dropped.inc()
        break
      default:
        documents.inc({ state: event.kind.slice('document-'.length) })
    }
  })

  return { contentType: registry.contentType, text: () => registry.metrics(), close: unsubscribe }
}

/** Responses by Service Reference Variant, and how many came within their target. */
function responsesIn(responseTimes: ResponseTimes, registers: Registry[]): void {
  new Counter({
    name: 'dcc_sim_responses_total',
    help: 'Responses by Service Reference Variant and kind, and whether they came within the target response time',
    labelNames: ['srv', 'kind', 'within'],
    registers,
    collect() {
      this.reset()
      for (const { serviceReferenceVariant: srv, kind, count, within } of responseTimes.rows()) {
        this.inc({ srv, kind, within: 'true' }, within)
        this.inc({ srv, kind, within: 'false' }, count - within)
      }
    },
  })
}

/** What is the case rather than what happened, read when somebody asks. */
function gaugesOf({ dcc, wan, faultPlan }: Measured, registers: Registry[]): void {
  new Counter({
    name: 'dcc_sim_check_decisions_total',
    help: 'Decisions of the Network Operator Certificate check',
    labelNames: ['rule', 'outcome', 'reason'],
    registers,
    collect() {
      this.reset()
      for (const { rule, outcome, reason, count } of dcc.decisions.counts())
        this.inc({ rule, outcome, reason: reason ?? '' }, count)
    },
  })
  new Gauge({
    name: 'dcc_sim_pending',
    help: 'What is under way: requests in the schedule and in quarantine, accepted requests that have not ended, documents in delivery',
    labelNames: ['what'],
    registers,
    async collect() {
      for (const [what, count] of Object.entries(dcc.pending())) this.set({ what }, count)
      this.set({ what: 'quarantined' }, (await dcc.quarantine.list()).length)
    },
  })
  new Counter({
    name: 'dcc_sim_wan_frames_total',
    help: 'Frames of the wide area network, by direction, and those that did not arrive',
    labelNames: ['what'],
    registers,
    collect() {
      this.reset()
      const { down, up, lost, unreachable } = wan.counts()
      for (const [what, count] of Object.entries({ down, up, lost, unreachable })) this.inc({ what }, count)
    },
  })
  new Counter({
    name: 'dcc_sim_fault_hits_total',
    help: 'How often each fault of the fault plan has struck',
    labelNames: ['fault'],
    registers,
    collect() {
      this.reset()
      for (const [fault, count] of faultPlan.hits()) this.inc({ fault }, count)
    },
  })
}
