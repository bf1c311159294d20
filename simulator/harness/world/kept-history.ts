import { join } from 'node:path'
import { openArchive } from '../../environment/archive.ts'
import { DueWorks, type DueWorksOptions } from '../../environment/due-works.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Archive, History, Kept } from '../../vocabulary/ports/history.ts'
import type { Taken } from '../../vocabulary/ports/state.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { type Keep, readKeep } from '../configuration/keep.ts'

/** The kind of the work that drops what is not kept. There is one, which falls due again and again. */
const forgetWork = 'forget'

const nextLookAfterMs = 600_000

export interface KeptHistoryOptions extends Omit<DueWorksOptions, 'kind' | 'atOnce' | 'perform'> {
  readonly history: Pick<History, 'forget'>
  readonly keep: Keep
  /** Where records go before they are dropped; null where they go nowhere. */
  readonly archive: Archive | null
}

/** Drops records of finished requests, and parts of devices' logs, that are not kept any more. */
export class KeptHistory {
  readonly #options: KeptHistoryOptions
  readonly #works: DueWorks

  constructor(options: KeptHistoryOptions) {
    this.#options = options
    this.#works = new DueWorks({ ...options, kind: forgetWork, atOnce: 1, perform: (taken) => this.#forget(taken) })
  }

  async start(): Promise<void> {
    const { state, clock } = this.#options
    const work = { kind: forgetWork, lane: 'history', due: clock.now(), body: null }
    const [waiting] = await state.count([forgetWork])
    if (waiting === 0) await state.change({ add: [work], asynchronous: true })
    this.#works.start()
  }

  close(): void {
    this.#works.close()
  }

  async #forget(taken: Taken): Promise<void> {
    const { history, archive, state, clock, log } = this.#options
    try {
      const records = await history.forget(this.#kept(), archive)
      if (records > 0) log.info({ records }, 'history that is not kept was dropped')
    } catch (err) {
      log.error({ err }, 'history that is not kept could not be dropped')
    }
    await state.change({ again: [{ taken, due: instant(clock.now() + nextLookAfterMs) }], asynchronous: true })
  }

  #kept(): Kept {
    const { keep, clock } = this.#options
    return 'records' in keep ? keep : { since: instant(clock.now() - keep.forMs) }
  }
}

/**
 * Keeps the history of a store as the configuration says; null where all of it is kept.
 *
 * @param part of the archive that is the store's; the archive itself where left out
 */
export function keepHistory(
  { keep, archive }: Pick<Configuration, 'keep' | 'archive'>,
  part: string,
  surroundings: Omit<KeptHistoryOptions, 'keep' | 'archive'>,
): KeptHistory | null {
  if (keep === undefined) return null
  return new KeptHistory({
    ...surroundings,
    keep: readKeep(keep),
    archive: archive === undefined ? null : openArchive(join(archive, part)),
  })
}
