import { setTimeout as wait } from 'node:timers/promises'
import { responseCodeIn } from '../../simulator/harness/load/document-receiver.ts'
import { createDuisPoster, type DuisPoster } from '../../simulator/harness/load/duis-poster.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { ChaosRequest, ChaosWorld } from './requests.ts'

/** What the driver sent and was answered. */
export interface Sent {
  readonly request: ChaosRequest
  /** Every answer to these octets, as it came. */
  readonly answers: string[]
  /** The codes of answers to other octets under the same RequestID. */
  readonly toOtherOctets: string[]
}

export interface Driver {
  readonly sent: Sent[]
  /** Handovers that were answered. */
  answered(): number
  /** Resolves when every request was answered. */
  readonly done: Promise<void>
}

export interface DriverOptions {
  readonly world: ChaosWorld
  readonly handovers: number
  readonly inFlight: number
  readonly gateways: readonly string[]
  readonly random: Random
}

const answerWithinMs = 5_000
const betweenAttemptsMs = 100

/** Shares of the requests: sent to two DCCs at once, sent again in the same octets, sent again in others. */
const shares = { toTwo: 10, again: 10, otherOctets: 5 }

/** Sends requests until each was answered, to any DCC, and some of them more than once. */
export function drive({ world, handovers, inFlight, gateways, random }: DriverOptions): Driver {
  const posters = gateways.map((gateway) => createDuisPoster(gateway, 64, answerWithinMs))
  const sent: Sent[] = []
  const places = Array.from({ length: handovers }, (_, place) => place).values()
  let answered = 0
  const any = (): DuisPoster => posters[random.integer(0, posters.length - 1)] as DuisPoster
  const happens = (percent: number): boolean => random.integer(1, 100) <= percent

  /** Resolves with an answer in DUIS; whoever gives none, another is asked. */
  const untilAnswered = async (document: Buffer, first = any()): Promise<string> => {
    for (let poster = first; ; poster = any()) {
      const posted = await poster.post('SendCommand', document)
      if ('body' in posted && posted.status === 200) return posted.body
      await wait(betweenAttemptsMs)
    }
  }

  const send = async (place: number, request: ChaosRequest): Promise<void> => {
    const record: Sent = { request, answers: [], toOtherOctets: [] }
    sent.push(record)
    const { document } = request
    const at = happens(shares.toTwo) ? posters : [any()]
    record.answers.push(...(await Promise.all(at.map((poster) => untilAnswered(document, poster)))))
    if (happens(shares.again)) record.answers.push(await untilAnswered(document))
    if (happens(shares.otherOctets)) {
      const answer = await untilAnswered(await world.signedAnew(place, request))
      record.toOtherOctets.push(responseCodeIn(answer) ?? 'none')
    }
  }

  const oneAfterAnother = async (): Promise<void> => {
    for (const place of places) {
      for (const request of await world.make(place)) await send(place, request)
      answered += 1
    }
  }
  const done = Promise.all(Array.from({ length: inFlight }, oneAfterAnother)).then(() => {
    for (const poster of posters) poster.close()
  })
  return { sent, answered: () => answered, done }
}
