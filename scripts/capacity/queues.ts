import { IndexedHeap, type Placed } from '../../simulator/environment/indexed-heap.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'

/** Where work is done: so many queues of the same kind, each with so many processors that take the next of it. */
export interface Station {
  readonly name: string
  /** 64 processes are 64 queues of one processor; a database is one queue of as many as its machine has. */
  readonly queues: number
  readonly processors: number
}

/** Work at one station, in milliseconds of a processor: the mean of what is drawn, exponentially. */
interface Work {
  readonly station: string
  readonly meanMs: number
}

/** A time that passes and costs no processor, in milliseconds. */
interface Wait {
  readonly waitMs: number
}

export type Step = Work | Wait

/** A kind of message, by what is done for it, one step after another. */
export interface MessageKind {
  readonly name: string
  /** How many of all messages are of this kind, beside the shares of the others. */
  readonly share: number
  readonly steps: readonly Step[]
  /** How many of the steps are done when its sender has the answer on the connection. */
  readonly answeredAfter: number
}

export interface Traffic {
  readonly stations: readonly Station[]
  readonly kinds: readonly MessageKind[]
  /** Messages a second, of senders that know nothing of each other. */
  readonly perSecond: number
  readonly seconds: number
  /** Seconds at the beginning that are left out: the queues begin empty. */
  readonly settleSeconds: number
}

interface TimesMs {
  readonly p50: number
  readonly p99: number
}

export interface Simulated {
  readonly messages: number
  /** From the message until its sender has the answer. */
  readonly answer: TimesMs
  /** From the message until all is done for it. */
  readonly end: TimesMs
  /** The part of the time that the processors of each station are busy. */
  readonly busy: Readonly<Record<string, number>>
}

interface Message extends Placed {
  readonly kind: MessageKind
  readonly arrivedMs: number
  at: number
  nextStep: number
}

/** Each queue: when each of its processors is free. */
type Queues = readonly number[][]

/** Passes messages through queues that are served in order of arrival. Work goes to any queue of its station, by chance. */
export function simulateQueues(traffic: Traffic, random: Random): Simulated {
  const { stations, kinds, perSecond, seconds, settleSeconds } = traffic
  const uniform = (): number => random.integer(0, 0xffff_ffff) / 0x1_0000_0000
  const drawn = (mean: number): number => -Math.log(1 - uniform()) * mean
  const queues = new Map<string, Queues>(
    stations.map(({ name, queues, processors }) => [
      name,
      Array.from({ length: queues }, () => new Array<number>(processors).fill(0)),
    ]),
  )
  const workedMs = new Map<string, number>(stations.map(({ name }) => [name, 0]))
  const answers: number[] = []
  const ends: number[] = []
  const underWay = new IndexedHeap<Message>((one, other) => one.at < other.at)
  const endMs = (settleSeconds + seconds) * 1_000

  const begin = (at: number): void => {
    const kind = kindAt(kinds, uniform())
    underWay.insert({ kind, arrivedMs: at, at, nextStep: 0, place: -1 })
  }
  const doneAt = (step: Step, at: number): number => {
    if ('waitMs' in step) return at + step.waitMs
    const ofStation = queues.get(step.station) ?? []
    const processors = ofStation[Math.floor(uniform() * ofStation.length)]
    if (processors === undefined) throw new TypeError(`There is no station ${step.station}`)
    const earliest = processors.indexOf(Math.min(...processors))
    const took = drawn(step.meanMs)
    const done = Math.max(at, processors[earliest] ?? 0) + took
    processors[earliest] = done
    workedMs.set(step.station, (workedMs.get(step.station) ?? 0) + took)
    return done
  }

  let next = drawn(1_000 / perSecond)
  for (;;) {
    const message = underWay.first()
    if (next < endMs && (message === undefined || next <= message.at)) {
      begin(next)
      next += drawn(1_000 / perSecond)
      continue
    }
    if (message === undefined) break
    underWay.remove(message)
    const { kind, arrivedMs, at, nextStep } = message
    const isMeasured = arrivedMs >= settleSeconds * 1_000
    if (nextStep === kind.answeredAfter && isMeasured) answers.push(at - arrivedMs)
    const step = kind.steps[nextStep]
    if (step === undefined) {
      if (isMeasured) ends.push(at - arrivedMs)
      continue
    }
    underWay.insert(Object.assign(message, { at: doneAt(step, at), nextStep: nextStep + 1 }))
  }
  const busy = stations.map(({ name, queues, processors }) => [
    name,
    (workedMs.get(name) ?? 0) / (endMs * queues * processors),
  ])
  return { messages: ends.length, answer: timesOf(answers), end: timesOf(ends), busy: Object.fromEntries(busy) }
}

function kindAt(kinds: readonly MessageKind[], at: number): MessageKind {
  let left = at * kinds.reduce((sum, { share }) => sum + share, 0)
  const found = kinds.find(({ share }) => {
    left -= share
    return left < 0
  })
  const kind = found ?? kinds.at(-1)
  if (kind === undefined) throw new TypeError('Traffic has at least one kind of message')
  return kind
}

function timesOf(times: readonly number[]): TimesMs {
  const sorted = Float64Array.from(times).sort()
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}
