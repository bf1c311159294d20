import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../vocabulary/entity-identifier.ts'
import type { State } from '../vocabulary/ports/state.ts'
import { storedKind } from '../vocabulary/stored-kind.ts'

const prefix = 'wan/elsewhere/'
const identifierLength = 8
const valuesPerPage = 16

/** Octets of the identifiers, one behind the other. */
const storedDevices = storedKind('devices of fleets in other processes', 1, z.base64())

/**
 * The devices that fleets in other processes have ever held, kept in the State: the network has no devices of its own in their
 * place, after a restart neither.
 */
export class DevicesElsewhere {
  readonly #state: Pick<State, 'page' | 'change'>
  readonly #known = new Set<EntityIdentifier>()

  private constructor(state: Pick<State, 'page' | 'change'>) {
    this.#state = state
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE */
  static async open(state: Pick<State, 'page' | 'change'>): Promise<DevicesElsewhere> {
    const opened = new DevicesElsewhere(state)
    for (let after: string | null = null; ; ) {
      const page = await state.page(prefix, after, valuesPerPage)
      for (const { key, value } of page) {
        const octets = Buffer.from(storedDevices.read(key, value) ?? '', 'base64')
        for (let at = 0; at < octets.length; at += identifierLength)
          opened.#known.add(entityIdentifierFromOctets(octets.subarray(at, at + identifierLength)))
      }
      after = page.at(-1)?.key ?? null
      if (after === null) return opened
    }
  }

  get size(): number {
    return this.#known.size
  }

  all(): readonly EntityIdentifier[] {
    return [...this.#known]
  }

  has(device: EntityIdentifier): boolean {
    return this.#known.has(device)
  }

  /** Durable once resolved. @returns those that were not known before */
  async add(devices: readonly EntityIdentifier[]): Promise<readonly EntityIdentifier[]> {
    const added = [...new Set(devices)].filter((device) => !this.#known.has(device)).sort()
    if (added.length === 0) return added
    const octets = Buffer.concat(added.map(octetsOfEntityIdentifier))
    const key = `${prefix}${createHash('sha256').update(octets).digest('hex')}`
    // Where it is refused the same devices are there already.
    await this.#state.change({ put: [{ key, version: 0, value: storedDevices.write(octets.toString('base64')) }] })
    for (const device of added) this.#known.add(device)
    return added
  }
}
