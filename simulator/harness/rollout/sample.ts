import type { Installation } from './installations.ts'

/**
 * Chooses slots such that every kind of course is among them: as many as asked for, one of each kind first, then a second
 * of each, and so on, in order of installation.
 */
export interface Sampling {
  offer(installation: Installation): void
  chosen(): readonly Installation[]
}

export function createSampling(size: number): Sampling {
  const byKind = new Map<string, Installation[]>()
  return {
    offer(installation) {
      // What was loaded before the meter is fitted comes about by no request.
      if (installation.route === 'preloaded') return
      const kind = kindOf(installation)
      const alike = byKind.get(kind) ?? []
      if (alike.length < mostOfAKind) alike.push(installation)
      byKind.set(kind, alike)
    },
    chosen() {
      const rounds = Array.from({ length: mostOfAKind }, (_, round) => round)
      const inTurn = rounds.flatMap((round) => [...byKind.values()].flatMap((alike) => alike[round] ?? []))
      return inTurn.slice(0, size).toSorted((one, other) => one.number - other.number)
    },
  }
}

const mostOfAKind = 8

const kindOf = ({ site, route, mistake, lag }: Installation): string =>
  [site.type, route, mistake?.cause ?? 'right', lag === null ? 'registered' : 'lagging'].join(' ')
