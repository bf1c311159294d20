import { monitorEventLoopDelay } from 'node:perf_hooks'
import { handoversOf, type SignedHandover } from '../../simulator/harness/bench/signed-handovers.ts'
import { createDocumentReceiver } from '../../simulator/harness/load/document-receiver.ts'
import { startNetwork } from './network-elsewhere.ts'
import { type Run, sendSoManyASecond, sendSoManyAtOnce } from './send-handovers.ts'

/** How long each part is sent for, in seconds. */
export interface OverloadSeconds {
  readonly warmUp: number
  readonly peak: number
  readonly overload: number
}

export interface Percentiles {
  readonly count: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** What became of five times as many handovers as the network can carry out. */
export interface OverloadReport {
  /** Handovers a second that were asked for, and for how many seconds. */
  readonly asked: { readonly perSecond: number; readonly seconds: number }
  /** Handovers a second whose device answered, with 32 under way at any time. */
  readonly peak: number
  /** Handovers a second whose device answered, under overload. */
  readonly goodput: number
  /** With I99. */
  readonly answered: Percentiles
  /** With 503 and Retry-After. */
  readonly refusedWith503: Percentiles
  /** Whatever else became of a request, and Service Responses other than I0, with how often. */
  readonly others: readonly (readonly [what: string, count: number])[]
  /** How late, at the 99th percentile, a process is here that does next to nothing: a busy machine makes all of it late. */
  readonly ownLatenessMs: number
}

/** `npm run bench:overload` judges by these, on a machine that does nothing else. */
export const overloadBars = { answeredP99Ms: 2_000, refusedWith503P99Ms: 100, goodputOfPeak: 0.8 } as const

const premises = 50_000

/** Brings up a network in a process of its own and sends it real handovers: as many as it can take, then five times of that. */
export async function measureOverload(seed: string, seconds: OverloadSeconds): Promise<OverloadReport> {
  const completed = new Set<string>()
  const failed = new Map<string, number>()
  const receiver = await createDocumentReceiver('127.0.0.1', 0, ({ requestId, code }) => {
    if (requestId === null) return
    if (code === 'I0') completed.add(requestId)
    else failed.set(code, (failed.get(code) ?? 0) + 1)
  })
  const { parties, make } = handoversOf(seed, premises)
  const callbacks = parties.map((party) => `${party}=${receiver.address}`)
  const network = await startNetwork({ seed, premises, callbacks })
  const left: SignedHandover[] = []
  const supply = { take: () => left.shift(), giveBack: (handover: SignedHandover) => void left.push(handover) }
  let made = 0

  const makeSoMany = async (count: number): Promise<void> => {
    for (const end = made + count; made < end; made += 1) left.push(await make(made))
  }

  /** Handovers a second whose device answered while something was sent. */
  const goodputOf = async (during: number, send: () => Promise<Run>): Promise<{ run: Run; goodput: number }> => {
    const before = completed.size
    const counted = new Promise<number>((resolve) =>
      setTimeout(() => resolve((completed.size - before) / during), during * 1_000),
    )
    const run = await send()
    return { run, goodput: await counted }
  }

  try {
    const options = (during: number) => ({ gateway: network.duis, supply, seconds: during })
    const lateness = monitorEventLoopDelay({ resolution: 5 })
    await makeSoMany(4_000)
    await sendSoManyAtOnce(32, options(seconds.warmUp))
    lateness.enable()
    const { goodput: peak } = await goodputOf(seconds.peak, () => sendSoManyAtOnce(32, options(seconds.peak)))
    lateness.disable()
    await makeSoMany(Math.ceil(1.3 * peak * seconds.overload))
    const perSecond = Math.ceil(5 * peak)
    const { run, goodput } = await goodputOf(seconds.overload, () =>
      sendSoManyASecond(perSecond, options(seconds.overload)),
    )
    return {
      asked: { perSecond, seconds: seconds.overload },
      peak,
      goodput,
      answered: percentilesOf(run.answered),
      refusedWith503: percentilesOf(run.refusedWith503),
      others: [...run.others, ...failed],
      ownLatenessMs: lateness.percentile(99) / 1e6,
    }
  } finally {
    await network.stop()
    await receiver.close()
  }
}

function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  return { count: sorted.length, medianMs: at(0.5), p99Ms: at(0.99) }
}
