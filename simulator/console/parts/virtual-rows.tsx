import { useSignal } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { go } from '../frame/place.ts'

/** Rows beyond what is seen, above and below, so that scrolling shows no gaps. */
const beyond = 6

/** Which rows of many are drawn: those that are seen and a few more. */
export interface Drawn {
  readonly from: number
  readonly to: number
  /** Of those that are seen, in words: `rows 1 to 28`. */
  readonly first: number
  readonly last: number
}

/**
 * Draws those of many rows of one height that are seen in a scrolling element, with as much empty room above and below as
 * the others would take.
 *
 * @param scroller the element that scrolls; what stands above the rows in it stays where it is while they scroll
 */
export function useDrawnRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): Drawn {
  const seen = useSignal({ top: 0, height: 800 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      const { scrollTop: top, clientHeight: height } = element
      const { value } = seen
      if (Math.floor(value.top / rowHeight) !== Math.floor(top / rowHeight) || value.height !== height)
        seen.value = { top, height }
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [rowHeight])
  const { top, height } = seen.value
  const first = Math.min(Math.floor(top / rowHeight), Math.max(0, count - 1))
  const last = Math.min(count, first + Math.max(1, Math.floor(height / rowHeight)))
  return { from: Math.max(0, first - beyond), to: Math.min(count, last + beyond), first, last }
}

/** Empty room in a table for rows that are not drawn. */
export function Room({
  rows,
  rowHeight,
  columns,
}: {
  readonly rows: number
  readonly rowHeight: number
  readonly columns: number
}): JSX.Element | null {
  if (rows <= 0) return null
  return (
    <tr class="room" style={{ height: `${rows * rowHeight}px` }}>
      <td colSpan={columns} />
    </tr>
  )
}

/** Scrolls so that a row is seen. */
export function scrollToRow(scroller: HTMLElement | null, index: number, rowHeight: number, headHeight = 0): void {
  if (scroller === null || index < 0) return
  const top = index * rowHeight
  const room = scroller.clientHeight - headHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + rowHeight - room
}

/** A click anywhere on a row opens what the link in it leads to. Selecting text is no click. */
export function useRowClicks(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const open = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const link = target?.closest('a, button') ? null : target?.closest('tbody tr')?.querySelector('a[href]')
      if (link instanceof HTMLAnchorElement && getSelection()?.isCollapsed !== false) go(link.href)
    }
    element.addEventListener('click', open)
    return () => element.removeEventListener('click', open)
  }, [])
}
