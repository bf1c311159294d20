import { randomUUID } from 'node:crypto'
import colours from 'picocolors'

/**
 * How a line is styled before the terminal shows it. The codes stand in it behind a mark that nobody can guess, so that the
 * terminal tells our own from those that a foreign text brings.
 */
const mark = `\u001b${randomUUID()}:`

/** Colours are written to a terminal alone, not to a file or a pipe, in a CI job either, unless `FORCE_COLOR` asks for them. */
const isColoured = colours.isColorSupported && (process.stdout.isTTY === true || 'FORCE_COLOR' in process.env)

const style =
  (open: number, close: number) =>
  (text: string): string =>
    isColoured ? `${mark}${open}m${text}${mark}${close}m` : text

export const styles = {
  bold: style(1, 22),
  dim: style(2, 22),
  red: style(31, 39),
  green: style(32, 39),
  yellow: style(33, 39),
} as const

/** A text taken apart at our own codes: what is between them, and the codes, in turn. */
export const splitAtStyles = (text: string): readonly string[] => text.split(mark)
