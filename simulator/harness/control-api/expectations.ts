import { z } from 'zod'
import { everyValue } from '../../environment/every-value.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'

export const storedExpectation = storedKind(
  'what a tester expected of a request',
  1,
  z.strictObject({ code: z.string() }),
)

const prefix = 'expectation/'

/** What testers said before they sent a request: the code that they expected. Kept, so that the list marks what came otherwise. */
export class Expectations {
  readonly #state: Pick<State, 'page' | 'change'>
  readonly #codes = new Map<RequestId, string>()

  constructor(state: Pick<State, 'page' | 'change'>) {
    this.#state = state
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE */
  async read(): Promise<void> {
    for await (const { key, value } of everyValue(this.#state, prefix))
      this.#codes.set(key.slice(prefix.length) as RequestId, readStored(storedExpectation, key, value).code)
  }

  codeOf(requestId: RequestId): string | null {
    return this.#codes.get(requestId) ?? null
  }

  /** Before the request is sent. @throws SimulatorFault SIM_STATE_UNWRITABLE */
  async expect(requestId: RequestId, code: string): Promise<void> {
    this.#codes.set(requestId, code)
    const value = storedExpectation.write({ code })
    await this.#state.change({ put: [{ key: prefix + requestId, version: 0, value }] })
  }
}
