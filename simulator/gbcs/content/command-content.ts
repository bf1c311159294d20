import type { Result } from '../../vocabulary/result.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'

/** What the command of a use case says, as values: written from them, and read into them. */
export interface CommandContent<Values> {
  /** @param counter originator counter of the Grouping Header, which contents of all notations may repeat */
  write(values: Values, counter: bigint): Buffer
  /** Total; the content of another use case is a flaw. */
  read(content: Uint8Array): Result<Values, GbcsFlaw>
}

/** A use case by its message code, with what its command says. */
export interface UseCaseCommand<Values> extends CommandContent<Values> {
  readonly messageCode: number
  /** What it sets, reads or does, in the words of the standards and in order. */
  readonly fields: readonly string[]
  /** Whether what a device answers is encrypted for who asks, at least in part: then it has to have a key of that party. */
  readonly isAnswerEncrypted: boolean
}
