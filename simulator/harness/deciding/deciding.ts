import type { Check } from '../../dcc/check/check.ts'
import { openNamedCheck, readCheckName } from '../../dcc/check/implementations/name-check.ts'
import type { OpenCheck } from '../../dcc/check/implementations/open-check.ts'
import { createShadowRecord, type ShadowReport } from '../../dcc/check/shadow/shadow-record.ts'
import { shadowed } from '../../dcc/check/shadow/shadowed-check.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Configuration } from '../configuration/configuration.ts'

/** Who watches the one who decides. */
interface Shadow {
  readonly name: string
  readonly report: ShadowReport
}

/** Who decides in a network, and who is compared with them. */
export interface Deciding {
  readonly name: string
  readonly check: Check
  /** Null where nobody is compared. */
  readonly shadow: Shadow | null
  close(): Promise<void>
}

/**
 * Opens the implementations of the check that a configuration names.
 *
 * @throws SimulatorFault SIM_USAGE where a name is none or a module cannot be loaded
 */
export async function openDeciding(
  { check, shadow }: Pick<Configuration, 'check' | 'shadow'>,
  inFlight: InFlight,
  log: Logger,
): Promise<Deciding> {
  const deciding = await openNamedCheck(readCheckName(check), log)
  if (shadow === undefined) return { name: deciding.name, check: deciding, shadow: null, close: deciding.close }
  const watcher = await openNamedCheck(readCheckName(shadow), log).catch((fault) => closeAndThrow(deciding, fault))
  const record = createShadowRecord()
  return {
    name: deciding.name,
    check: shadowed({ deciding, shadow: watcher, record, inFlight }),
    shadow: { name: watcher.name, report: record },
    async close() {
      await Promise.all([deciding.close(), watcher.close()])
    },
  }
}

async function closeAndThrow(check: OpenCheck, fault: unknown): Promise<never> {
  await check.close()
  throw fault
}
