import assert from 'node:assert/strict'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { after, before, describe, test } from 'node:test'
import { createCountingReceiver } from './counting-receiver.ts'
import { handoversOf, type SignedHandover } from './handovers.ts'
import { type NetworkElsewhere, startNetwork } from './network-elsewhere.ts'
import { type Run, sendSoManyASecond, sendSoManyAtOnce } from './send-handovers.ts'

const seed = 'overload'
const premises = 50_000
const seconds = { warmUp: 4, peak: 6, overload: 30 }

/** `npm run bench:overload`: nothing else is measured or tested meanwhile. */
const isAlone = process.env.DCC_SIM_BENCH === 'overload'

const receiver = await createCountingReceiver()
const { parties, make } = handoversOf(seed, premises)
const left: SignedHandover[] = []
const supply = { take: () => left.shift(), giveBack: (handover: SignedHandover) => void left.push(handover) }
let network: NetworkElsewhere
let made = 0

async function makeSoMany(count: number): Promise<void> {
  for (const end = made + count; made < end; made += 1) left.push(await make(made))
}

before(async () => {
  network = await startNetwork({ seed, premises, callbacks: parties.map((party) => `${party}=${receiver.address}`) })
})
after(async () => {
  await network.stop()
  await receiver.close()
})

const percentile = (times: readonly number[], part: number): number =>
  Math.round([...times].sort((one, other) => one - other)[Math.floor(times.length * part)] ?? 0)

/** Handovers a second whose device answered while something was sent. */
async function goodputOf(during: number, send: () => Promise<Run>): Promise<{ run: Run; goodput: number }> {
  const before = receiver.completed()
  const counted = new Promise<number>((resolve) =>
    setTimeout(() => resolve((receiver.completed() - before) / during), during * 1_000),
  )
  const run = await send()
  return { run, goodput: await counted }
}

describe('five times as many handovers as the network can carry out', () => {
  test('leave those that it answers in time, and the others know at once', async (context) => {
    const options = (during: number) => ({ gateway: network.duis, supply, seconds: during })
    // How late a process is here that does next to nothing: a busy machine makes all of it late.
    const lateness = monitorEventLoopDelay({ resolution: 5 })
    await makeSoMany(4_000)
    await sendSoManyAtOnce(32, options(seconds.warmUp))
    lateness.enable()
    const { goodput: peak } = await goodputOf(seconds.peak, () => sendSoManyAtOnce(32, options(seconds.peak)))
    lateness.disable()
    await makeSoMany(Math.ceil(1.3 * peak * seconds.overload))
    const rate = Math.ceil(5 * peak)
    const { run, goodput } = await goodputOf(seconds.overload, () => sendSoManyASecond(rate, options(seconds.overload)))

    const { answered, refusedWith503, others } = run
    const figures = {
      asked: `${rate}/s for ${seconds.overload} s`,
      goodput: `${Math.round(goodput)}/s, ${(goodput / peak).toFixed(2)} of the peak of ${Math.round(peak)}/s`,
      answered: `${answered.length}, median ${percentile(answered, 0.5)} ms, p99 ${percentile(answered, 0.99)} ms`,
      turnedAway: `${refusedWith503.length}, median ${percentile(refusedWith503, 0.5)} ms, p99 ${percentile(refusedWith503, 0.99)} ms`,
      ownLateness: `${Math.round(lateness.percentile(99) / 1e6)} ms at p99`,
    }
    context.diagnostic(JSON.stringify(figures))
    assert.deepEqual([...others, ...receiver.failed], [])
    assert.ok(percentile(answered, 0.99) < 2_000, figures.answered)
    // Beside other tests a 503 waits for a processor too: how fast it comes, and how much is left, is judged alone.
    assert.ok(goodput > (isAlone ? 0.8 : 0.5) * peak, figures.goodput)
    const isQuiet = lateness.percentile(99) < 30e6
    if (isAlone && isQuiet) assert.ok(percentile(refusedWith503, 0.99) < 100, figures.turnedAway)
    else context.diagnostic('The machine is busy with other things: how fast a 503 comes was not judged')
  })
})
