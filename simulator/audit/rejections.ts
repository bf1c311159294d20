/** A row that was passed over, and why. */
export interface RejectedRow {
  /** The file, as it was named. */
  readonly source: string
  /** Counted from 1. */
  readonly line: number
  /** A sentence without its full stop, which says what to do where that is not plain. */
  readonly why: string
}

/** Rejected rows: all are counted, the first are kept. */
export interface Rejections {
  reject(source: string, line: number, why: string): void
  readonly count: number
  readonly kept: readonly RejectedRow[]
}

/** @param atMost how many are kept */
export function createRejections(atMost: number): Rejections {
  const kept: RejectedRow[] = []
  let count = 0
  return {
    kept,
    get count() {
      return count
    },
    reject(source, line, why) {
      count += 1
      if (kept.length < atMost) kept.push({ source, line, why })
    },
  }
}

/** A field of a stranger in a sentence: not more of it than tells which it is. */
export const quoted = (field: string): string => `'${field.length > 40 ? `${field.slice(0, 40)}…` : field}'`
