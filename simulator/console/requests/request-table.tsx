import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { Row } from '../api/answers.ts'
import { go } from '../frame/place.ts'
import { rowHeight } from '../frame/row-height.ts'
import { numberOf, timeOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Room, scrollToRow, useDrawnRows, useRowClicks } from '../parts/virtual-rows.tsx'
import { addressOfRequest, codeOf, Device, OutcomeGlyph, Rule, Took, variantsOf } from './cells.tsx'
import { HeldBack } from './held-back.tsx'
import type { LiveRequests } from './live-requests.ts'
import { useCursor, useHold, useOlder } from './moving.ts'

const headHeight = 31
const columns = 9

/** The list over the whole width: a line for each request, the newest first. */
export function RequestTable({ list, search }: { readonly list: LiveRequests; readonly search: string }): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null)
  list.version.value
  const { rows } = list
  const { value: height } = rowHeight
  const drawn = useDrawnRows(scroller, rows.length, height)
  const open = (row: Row) => go(addressOfRequest(row) + search)
  const cursor = useCursor(list, open, (index) => scrollToRow(scroller.current, index, height, headHeight))
  useRowClicks(scroller)
  const toTop = () => {
    cursor.letGo()
    scroller.current?.scrollTo({ top: 0 })
  }
  useHold(list, scroller, cursor.sequence !== null)
  useOlder(list, drawn.last)
  const indices = Array.from({ length: drawn.to - drawn.from }, (_, at) => drawn.from + at)
  return (
    <section class="card list" aria-label="Requests">
      <HeldBack list={list} release={toTop} />
      <div class="scroller" ref={scroller}>
        <table class="rows" aria-rowcount={rows.total + 1}>
          <thead>
            <tr>
              <th class="time">Time (Z)</th>
              <th class="answer">Answer</th>
              <th class="service">Service Request</th>
              <th class="variant right">CV</th>
              <th class="user">User</th>
              <th class="device">Device</th>
              <th class="point wide">Metering point</th>
              <th class="rule">Rule</th>
              <th class="took right">Took</th>
            </tr>
          </thead>
          <tbody>
            <Room rows={drawn.from} rowHeight={height} columns={columns} />
            {indices.map((index) => {
              const row = rows.at(index)
              return (
                row && (
                  <Line
                    key={row.sequence}
                    row={row}
                    index={index}
                    isChosen={cursor.sequence === row.sequence}
                    search={search}
                  />
                )
              )
            })}
            <Room rows={rows.length - drawn.to} rowHeight={height} columns={columns} />
          </tbody>
        </table>
      </div>
      <p class="position dim small">
        rows {numberOf(drawn.first + 1)} to {numberOf(drawn.last)} of {numberOf(rows.total)}
      </p>
    </section>
  )
}

interface LineProps {
  readonly row: Row
  readonly index: number
  readonly isChosen: boolean
  readonly search: string
}

function Line({ row, index, isChosen, search }: LineProps): JSX.Element {
  return (
    <tr aria-rowindex={index + 2} class={isChosen ? 'chosen' : undefined}>
      <td class="mono">
        <a href={addressOfRequest(row) + search}>{timeOf(row.at)}</a>
      </td>
      <td title={row.meaning ?? undefined}>
        <OutcomeGlyph row={row} /> <span class="code">{codeOf(row)}</span>{' '}
        <span class="second small">{row.meaning !== null && <Outside text={row.meaning} />}</span>
      </td>
      <td title={row.serviceRequest ?? undefined}>
        <b class="mono">{row.serviceReferenceVariant}</b> <span class="second small">{row.serviceRequest}</span>
      </td>
      <td class="mono right">{variantsOf(row)}</td>
      <td>
        <Outside text={row.submittedBy.name} />
      </td>
      <td>
        <Device row={row} />
      </td>
      <td class="mono wide">{row.device.meteringPoint ?? <span class="dim">–</span>}</td>
      <td class="mono">
        <Rule row={row} />
      </td>
      <td class="mono right">
        <Took row={row} />
      </td>
    </tr>
  )
}
