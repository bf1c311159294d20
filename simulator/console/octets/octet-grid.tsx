import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { numberOf } from '../parts/in-words.ts'
import { Room, useDrawnRows } from '../parts/virtual-rows.tsx'
import type { Field, OctetRow } from './fields.ts'

/** The height of a row, in pixels. */
export const octetRowHeight = 20
/** With more rows only those that are seen are drawn: 4 096 octets. */
const mostDrawn = 256

interface OctetGridProps {
  readonly hex: string
  readonly rows: readonly OctetRow[]
  readonly fields: readonly Field[]
  /** The index of each octet's deepest field. */
  readonly owners: Int32Array
  /** 1 for each octet that is marked as different; null where nothing is compared. */
  readonly differing: Uint8Array | null
  /** What is added to the offsets that are shown. */
  readonly base: number
  /** Called when other rows are drawn. */
  redrawn(): void
  pick(octet: number): void
  open(field: Field): void
  hover(octet: number | null): void
}

/** The octets of a message, sixteen in a row; neighbouring fields have two greys, so that borders are seen without colour. */
export function OctetGrid({
  hex,
  rows,
  fields,
  owners,
  differing,
  base,
  redrawn,
  pick,
  open,
  hover,
}: OctetGridProps): JSX.Element {
  const grid = useRef<HTMLDivElement>(null)
  const latest = useRef({ pick, hover })
  latest.current = { pick, hover }
  useEffect(() => {
    const element = grid.current
    if (element === null) return
    const octetOf = (target: EventTarget | null): number | null => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('[data-octet], [data-octet-of-row]') : null
      return cell === null ? null : Number(cell.dataset.octet ?? cell.dataset.octetOfRow)
    }
    const over = ({ target }: MouseEvent) => latest.current.hover(octetOf(target))
    const leave = () => latest.current.hover(null)
    const click = ({ target }: MouseEvent) => {
      const octet = octetOf(target)
      if (octet !== null) latest.current.pick(octet)
    }
    element.addEventListener('mouseover', over)
    element.addEventListener('mouseleave', leave)
    element.addEventListener('click', click)
    return () => {
      element.removeEventListener('mouseover', over)
      element.removeEventListener('mouseleave', leave)
      element.removeEventListener('click', click)
    }
  }, [])
  const greys = greysOf(fields, owners)
  const drawn = useDrawnRows(grid, rows.length, octetRowHeight)
  const [from, to] = rows.length > mostDrawn ? [drawn.from, drawn.to] : [0, rows.length]
  useLayoutEffect(redrawn, [from, to, rows, differing])
  const classOf = (octet: number): string =>
    [greys[octet] === 1 ? 'other' : '', differing?.[octet] === 1 ? 'differs' : ''].join(' ').trim()
  return (
    <div class="grid scrolls" ref={grid}>
      <table aria-label="Octets">
        <tbody>
          <Room rows={from} rowHeight={octetRowHeight} columns={17} />
          {rows.slice(from, to).map((row) =>
            row.kind === 'octets' ? (
              <tr key={row.from}>
                <th scope="row">
                  {/* One of them is reached by Tab, so that the octets can be scrolled by keyboard. */}
                  <button type="button" tabIndex={row.from === 0 ? 0 : -1} data-octet-of-row={row.from}>
                    {String(base + row.from).padStart(4, '0')}
                  </button>
                </th>
                {Array.from({ length: row.to - row.from }, (_, at) => row.from + at).map((octet) => (
                  <td key={octet} data-octet={octet} class={classOf(octet) || undefined}>
                    {hex.slice(2 * octet, 2 * octet + 2).toUpperCase()}
                  </td>
                ))}
              </tr>
            ) : (
              <tr key={`left out ${row.from}`}>
                <td colSpan={17} class="left-out" data-left-out={row.field.index}>
                  <button type="button" onClick={() => open(row.field)}>
                    {numberOf(row.to - row.from)} more octets of {row.field.name} ▸
                  </button>
                </td>
              </tr>
            ),
          )}
          <Room rows={rows.length - to} rowHeight={octetRowHeight} columns={17} />
        </tbody>
      </table>
    </div>
  )
}

/** 0 or 1 for each octet, in turn from one field to the next. */
function greysOf(fields: readonly Field[], owners: Int32Array): Uint8Array {
  const greys = new Uint8Array(owners.length)
  let grey = 0
  for (let octet = 0; octet < owners.length; octet += 1) {
    if (octet > 0 && owners[octet] !== owners[octet - 1]) grey ^= 1
    greys[octet] = fields.length === 0 ? 0 : grey
  }
  return greys
}
