import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Row } from '../api/answers.ts'
import { useKeys } from '../frame/keys.ts'
import { go } from '../frame/place.ts'
import { countOf, numberOf, timeOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { scrollToRow, useDrawnRows } from '../parts/virtual-rows.tsx'
import { addressOfRequest, codeOf, OutcomeGlyph, variantsOf } from './cells.tsx'
import { HeldBack } from './held-back.tsx'
import type { LiveRequests } from './live-requests.ts'
import { useHold, useOlder } from './moving.ts'
import { SearchField } from './search-field.tsx'

const rowHeight = 51

interface ColumnProps {
  readonly list: LiveRequests
  /** The query of the address, with its question mark. */
  readonly search: string
  readonly openId: string
}

/** The list beside an open request: two lines for each. */
export function RequestColumn({ list, search, openId }: ColumnProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null)
  list.version.value
  const { rows } = list
  const drawn = useDrawnRows(scroller, rows.length, rowHeight)
  const all = Array.from({ length: rows.length }, (_, index) => index)
  const openIndex = all.find((index) => rows.at(index)?.requestId === openId) ?? -1
  const move = (step: 1 | -1) => {
    const next = rows.at(Math.min(Math.max(0, openIndex + step), rows.length - 1))
    if (next !== undefined) go(addressOfRequest(next) + search, { replace: true })
  }
  useKeys({ j: () => move(1), k: () => move(-1), Escape: () => go(`/requests${search}`) })
  useHold(list, scroller, true)
  useOlder(list, drawn.last)
  useEffect(() => scrollToRow(scroller.current, openIndex, rowHeight), [openIndex])
  const shown = all.slice(drawn.from, drawn.to)
  return (
    <aside class="card column" aria-label="Requests">
      <SearchField hint="Find requests" />
      <HeldBack list={list} release={() => scroller.current?.scrollTo({ top: 0 })} narrow />
      <div class="scroller" ref={scroller}>
        <ol
          style={{
            paddingTop: `${drawn.from * rowHeight}px`,
            paddingBottom: `${(rows.length - drawn.to) * rowHeight}px`,
          }}
        >
          {shown.map((index) => {
            const row = rows.at(index)
            return row && <Line key={row.sequence} row={row} search={search} isOpen={row.requestId === openId} />
          })}
        </ol>
      </div>
      <p class="foot small dim">
        {numberOf(rows.length)} of {countOf(rows.total, 'request')}. <a href={`/requests${search}`}>As a table</a>{' '}
        <kbd>Esc</kbd>
      </p>
    </aside>
  )
}

const Line = ({
  row,
  search,
  isOpen,
}: {
  readonly row: Row
  readonly search: string
  readonly isOpen: boolean
}): JSX.Element => (
  <li>
    <a href={addressOfRequest(row) + search} aria-current={isOpen ? 'true' : undefined}>
      <OutcomeGlyph row={row} />
      <span>
        <span class="code">{codeOf(row)}</span> <b class="mono">{row.serviceReferenceVariant}</b>{' '}
        <span class="dim">CV {variantsOf(row)}</span>
      </span>
      <span class="mono dim">{timeOf(row.at).slice(0, 8)}</span>
      <span class="under">
        <span class="cut">
          {row.device.type ?? 'device'} {row.device.postCode !== null && <Outside text={row.device.postCode} />} ·{' '}
          <Outside text={row.submittedBy.name} />
        </span>
        <span class="mono">{row.rule}</span>
      </span>
    </a>
  </li>
)
