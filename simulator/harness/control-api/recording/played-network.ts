import type { z } from 'zod'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { parseInstant } from '../../../vocabulary/instant.ts'
import type { RequestId } from '../../../vocabulary/request-id.ts'
import { readDeviceSearch } from '../device-search/device-fields.ts'
import { NotFound, NotPossible } from '../operation.ts'
import { RequestList } from '../request-list/request-list.ts'
import type { RequestRow } from '../request-list/request-row.ts'
import { everyRequest, readSearch } from '../request-list/request-search.ts'
import type { rowSchema } from '../request-list/row-view.ts'
import { wordsIn } from '../search/tokens.ts'
import type { Recording } from './recording.ts'

type Query = Readonly<Record<string, string | undefined>>

/** A recording as the control API would answer of it. */
export class PlayedNetwork {
  readonly #recording: Recording
  readonly #list: RequestList
  readonly #views: ReadonlyMap<string, Recording['rows'][number]>

  constructor(recording: Recording) {
    this.#recording = recording
    this.#views = new Map(recording.rows.map((row) => [row.requestId, row]))
    this.#list = RequestList.of(recording.rows.map(rowOf))
  }

  get status(): object {
    return this.#recording.answers.get('/status') as object
  }

  /** What it is of, for who wants to change something. */
  get inWords(): string {
    const { of, recordedAt } = this.#recording
    return `a recording of ${of}, made at ${recordedAt}`
  }

  /** @throws NotFound for what the recording does not hold, NotPossible for a search that cannot be read */
  get(address: string, query: Query): unknown {
    if (address === '/requests') return this.#requests(query)
    if (address === '/devices') return this.#devices(query)
    if (address === '/events') return { sequence: 0, oldest: 1, gap: null, events: [], next: null }
    const answer = this.#recording.answers.get(address)
    if (answer === undefined) throw new NotFound(`There is no ${address} in ${this.inWords}`)
    return answer
  }

  #requests({ q = '', before, limit = '100' }: Query) {
    const search = readSearch(q)
    if (!search.ok) throw new NotPossible(`query: ${search.failure}`)
    const page = { before: before === undefined ? Number.POSITIVE_INFINITY : Number(before), limit: Number(limit) }
    const found = this.#list.find({ ...everyRequest, ...search.value, ...page })
    return { ...found, requests: found.requests.map(({ requestId }) => this.#views.get(requestId)), sequence: 0 }
  }

  /** Few devices: each is looked at. */
  #devices({ q, type, limit = '100', after: _, ...asked }: Query) {
    const search = readDeviceSearch(q ?? '')
    const said: Query = { ...asked, ...(type !== undefined && { type }), ...search?.said }
    const words = wordsIn(search?.words ?? '')
    const found = search === null ? [] : this.#recording.devices.filter((device) => fits(device, said, words))
    const sums = { next: null, total: found.length, counts: null }
    if (type !== undefined || q !== undefined) return { devices: found.slice(0, Number(limit)), ...sums }
    const { devices } = this.#recording
    const premises = devices.filter((device) => device.type === 'ESME').map((esme) => premisesOf(esme, devices))
    return { premises, ...sums, total: premises.length }
  }
}

type Device = Recording['devices'][number]

function fits(device: Device, said: Query, words: readonly string[]): boolean {
  const { postCode, operator, mpxn, ...others } = said
  const isSaid = (wanted: string | undefined, ...there: readonly (string | null)[]) =>
    wanted === undefined || there.some((each) => each?.replace(' ', '').startsWith(wanted.replace(' ', '')))
  const texts = wordsIn(
    Object.values(device)
      .map((value) => (value !== null && typeof value === 'object' ? Object.values(value).join(' ') : String(value)))
      .join(' '),
  )
  return (
    Object.entries(others).every(
      ([name, wanted]) => wanted === undefined || String(device[name as keyof Device]) === wanted,
    ) &&
    isSaid(postCode, device.postCode) &&
    isSaid(operator, device.electricityNetworkOperator, device.gasNetworkOperator) &&
    isSaid(mpxn, device.type === 'ESME' || device.type === 'CHF' ? device.mpan : device.mprn) &&
    words.every((word) => texts.some((text) => text.startsWith(word)))
  )
}

function premisesOf(
  { deviceId: _id, type: _type, status: _status, slot: _slot, ...premises }: Device,
  all: readonly Device[],
) {
  const there = all.filter(({ index }) => index === premises.index)
  return { ...premises, devices: Object.fromEntries(there.map(({ type, deviceId }) => [type, deviceId])) }
}

const rowOf = ({ at, meaning: _meaning, serviceRequest: _name, ...row }: z.output<typeof rowSchema>): RequestRow => ({
  ...row,
  requestId: row.requestId as RequestId,
  at: parseInstant(at) ?? (0 as RequestRow['at']),
  submittedBy: { ...row.submittedBy, entityIdentifier: row.submittedBy.entityIdentifier as EntityIdentifier },
  device: { ...row.device, id: row.device.id as EntityIdentifier },
})
