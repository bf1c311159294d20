import { type CauseId, causeIds } from '../../causes/causes.ts'
import type { Step, Symptom } from './course.ts'
import { symptoms } from './course.ts'
import type { Filling } from './installations.ts'

/** What happened to the slots of a rollout under one mode of the check, in numbers. */
export interface RolloutTotals {
  /** Slots that were to be filled. */
  readonly slots: number
  /** Slots that got a wrong certificate, or were left with one. */
  readonly placedWrong: number
  readonly placedWrongByWay: Readonly<Record<Way, number>>
  readonly mended: number
  /** Wrong on the last day. */
  readonly openAtEnd: number
  /** Refused, and not filled by the last day. */
  readonly waitingAtEnd: number
  readonly placedWrongByCause: Readonly<Record<CauseId, number>>
  /** Wrong slots that were noticed, by symptom. */
  readonly noticed: Readonly<Record<Symptom, number>>
  /** How many were noticed within so many days of being wrong: index by day. */
  readonly noticedAfterDays: readonly number[]
  readonly messages: Readonly<Record<MessageKind, number>>
  readonly visits: { readonly toFindOut: number; readonly toExchange: number }
  readonly refusals: {
    /** Of a certificate that was wrong. */
    readonly ofWrong: number
    /** Of a certificate that was right: Registration Data lagged. */
    readonly ofRight: number
    /** Days from a first refusal to the certificate that went in, or to the end. */
    readonly daysLost: number
  }
  /** Wrong certificates that the check accepted: Registration Data named the wrong party too. */
  readonly wrongAccepted: number
  /** With the check in monitor: verdicts against a certificate that was right. */
  readonly falseAlarms: number
  /** Slots that their network operator cannot reach at the end of each day: held by others, or waiting. */
  readonly outOfReach: readonly number[]
  /** Of these: waiting for a certificate that was refused. */
  readonly waiting: readonly number[]
  /** Wrong certificates that went in up to the end of each day; mended ones among them. */
  readonly placedWrongUpTo: readonly number[]
}

/** How a wrong certificate comes to be in a slot: by a request, or without one. */
const ways = ['6.21', '6.15.1', 'preloaded', 'nothing-sent'] as const
type Way = (typeof ways)[number]

/** Messages to the DCC, by what they are for. */
export const messageKinds = ['install', 'retry', 'find-out', 'mend'] as const
type MessageKind = (typeof messageKinds)[number]

export interface TotalsSoFar {
  add(steps: readonly Step[]): void
  /** At the end of the last day. */
  totals(): RolloutTotals
}

/** A failed Command, and the 6.24.1 that shows whose certificate is in the slot. */
const messagesToFindOut: Readonly<Record<Symptom, number>> = { command: 2, 'restore-alert': 1, audit: 1, monitor: 0 }

export function createTotals(days: number): TotalsSoFar {
  const counts = {
    slots: 0,
    placedWrong: 0,
    mended: 0,
    wrongAccepted: 0,
    falseAlarms: 0,
  }
  const [byCause, byWay] = [zeros(causeIds), zeros(ways)]
  const noticed = zeros(symptoms)
  const messages = zeros(messageKinds)
  const visits = { toFindOut: 0, toExchange: 0 }
  const refusals = { ofWrong: 0, ofRight: 0, daysLost: 0 }
  const [wrong, waiting, placed] = [changes(days), changes(days), changes(days)]
  const noticedAfter: number[] = new Array(days).fill(0)

  const place = (filling: Filling, day: number, way: Way): void => {
    if (filling.cause === null) return
    counts.placedWrong += 1
    byWay[way] += 1
    byCause[filling.cause] += 1
    wrong.from(day, 1)
    placed.from(day, 1)
  }
  const takeRequest = (step: Step & { readonly kind: 'request' }, waitingSince: number | null): void => {
    const { day, purpose, request, filling, verdict, isRefused } = step
    // A refused 6.15.1 ends with its first message; a Pre-Command has to be signed and sent as well.
    messages[purpose] += request.service === '6.21' || isRefused ? 1 : 2
    const isRight = filling.cause === null
    if (isRefused) {
      refusals[isRight ? 'ofRight' : 'ofWrong'] += 1
      if (waitingSince === null) waiting.from(day, 1)
      return
    }
    if (isRight && verdict?.outcome === 'refused') counts.falseAlarms += 1
    if (!isRight && verdict?.outcome === 'accepted') counts.wrongAccepted += 1
    if (waitingSince !== null) {
      waiting.from(day, -1)
      refusals.daysLost += day - waitingSince
    }
    if (purpose === 'mend') mend(day)
    else place(filling, day, request.service)
  }
  const noticeAfter = (days: number): void => {
    noticedAfter[days] = (noticedAfter[days] ?? 0) + 1
  }
  const mend = (day: number): void => {
    counts.mended += 1
    wrong.from(day, -1)
  }

  return {
    add(steps) {
      counts.slots += 1
      let [wrongSince, waitingSince]: (number | null)[] = [null, null]
      for (const step of steps) {
        if (step.day >= days) break
        switch (step.kind) {
          case 'left':
            place(step.filling, step.day, step.way)
            wrongSince = step.day
            break
          case 'request':
            takeRequest(step, waitingSince ?? null)
            if (step.isRefused) waitingSince ??= step.day
            else [wrongSince, waitingSince] = [step.day, null]
            break
          case 'noticed':
            noticed[step.symptom] += 1
            noticeAfter(step.day - (wrongSince ?? step.day))
            messages['find-out'] += messagesToFindOut[step.symptom]
            if (step.isVisited) visits.toFindOut += 1
            break
          case 'exchanged':
            visits.toExchange += 1
            messages.mend += 1
            mend(step.day)
        }
      }
      if (typeof waitingSince === 'number') refusals.daysLost += days - waitingSince
    },
    totals() {
      const [held, waitingOn] = [wrong.values(), waiting.values()]
      return {
        ...counts,
        openAtEnd: held.at(-1) ?? 0,
        waitingAtEnd: waitingOn.at(-1) ?? 0,
        placedWrongByCause: { ...byCause },
        placedWrongByWay: { ...byWay },
        noticed: { ...noticed },
        noticedAfterDays: [...noticedAfter],
        messages: { ...messages },
        visits: { ...visits },
        refusals: { ...refusals },
        outOfReach: held.map((count, day) => count + (waitingOn[day] ?? 0)),
        waiting: waitingOn,
        placedWrongUpTo: placed.values(),
      }
    },
  }
}

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>

/** A number for each day, kept as its changes from day to day. */
function changes(days: number) {
  const each: number[] = new Array(days).fill(0)
  return {
    from(day: number, by: number): void {
      each[day] = (each[day] ?? 0) + by
    },
    values(): readonly number[] {
      let sum = 0
      return each.map((by) => {
        sum += by
        return sum
      })
    },
  }
}

/** After how many days a share of those that were noticed was noticed; null where none was. */
export function daysUntilNoticed(noticedAfterDays: readonly number[], share: number): number | null {
  const all = noticedAfterDays.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  let seen = 0
  for (const [day, count] of noticedAfterDays.entries()) {
    seen += count
    if (seen >= share * all) return day
  }
  return null
}
