import { z } from 'zod'
import { change, decideAgain } from '../../environment/changed-meanwhile.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'

const key = 'network/lives'

export const storedLives = storedKind('how often a network came up', 1, z.int().min(0))

/** How often a network came up on this state before; counts this time too, which is durable once resolved. */
export const livesBefore = (state: Pick<State, 'read' | 'change'>): Promise<number> =>
  decideAgain(async () => {
    const [found] = await state.read([key])
    const before = storedLives.read(key, found?.value) ?? 0
    await change(state, { put: [{ key, version: found?.version ?? 0, value: storedLives.write(before + 1) }] })
    return before
  })
