import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Row } from '../api/answers.ts'
import { useKeys } from '../frame/keys.ts'
import { isPaused } from '../frame/pause.ts'
import type { LiveRequests } from './live-requests.ts'

/** Which row the keys are on. */
export interface Cursor {
  readonly sequence: number | null
  letGo(): void
}

/** Moves from row to row with `j` and `k`, and opens with Enter. */
export function useCursor(list: LiveRequests, open: (row: Row) => void, show: (index: number) => void): Cursor {
  const chosen = useSignal<number | null>(null)
  const move = (step: 1 | -1) => {
    const at = chosen.value === null ? -1 : list.rows.indexOf(chosen.value)
    const next = Math.min(Math.max(0, at + step), list.rows.length - 1)
    chosen.value = list.rows.at(next)?.sequence ?? null
    show(next)
  }
  const letGo = () => {
    chosen.value = null
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = chosen.value === null ? undefined : list.rows.at(list.rows.indexOf(chosen.value))
      if (row !== undefined) open(row)
    },
    Escape: letGo,
  })
  return { sequence: chosen.value, letGo }
}

/** Nothing moves under the pointer: the list stands still while somebody paused it, has chosen a row, or has scrolled down. */
export function useHold(list: LiveRequests, scroller: RefObject<HTMLElement | null>, hasChosen: boolean): void {
  const isDown = useSignal(false)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      isDown.value = element.scrollTop > 4
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [])
  const isHeld = isPaused.value || hasChosen || isDown.value
  useEffect(() => list.hold(isHeld), [list, isHeld])
}

/** How near the end of what is known the next page is read, in rows. */
const nearEnd = 50

/** Reads on when the end of what is known comes near. */
export function useOlder(list: LiveRequests, last: number): void {
  const isNear = list.rows.next !== null && last > list.rows.length - nearEnd
  useEffect(() => {
    if (isNear) void list.readOlder()
  }, [list, isNear, last])
}
