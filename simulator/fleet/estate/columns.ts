/** Arrays of numbers of one size, with room for more. */
type Cells = Uint8Array | Uint32Array | Float64Array

/** A column of a table that grows row by row, in as many octets a row as its numbers need. */
export interface Column {
  readonly length: number
  push(value: number): void
  /** 0 behind the last. */
  at(row: number): number
  put(row: number, value: number): void
}

const growth = 1.5

/**
 * @example
 * const lines = createColumn((length) => new Uint32Array(length))
 */
function createColumn(make: (length: number) => Cells): Column {
  let cells = make(256)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === cells.length) {
        const larger = make(Math.ceil(length * growth))
        larger.set(cells)
        cells = larger
      }
      cells[length] = value
      length += 1
    },
    at: (row) => cells[row] ?? 0,
    put(row, value) {
      cells[row] = value
    },
  }
}

export const octets = (): Column => createColumn((length) => new Uint8Array(length))
export const words = (): Column => createColumn((length) => new Uint32Array(length))
/** Whole numbers below 2⁵³. */
export const numbers = (): Column => createColumn((length) => new Float64Array(length))
