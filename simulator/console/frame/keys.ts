import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'

const kept = 'dcc-sim single keys'

/** Whether keys without Ctrl or Alt do anything; who dictates or leans on keys turns them off (WCAG 2.1.4). */
export const singleKeys = signal(localStorage.getItem(kept) !== 'off')

export function toggleSingleKeys(): void {
  singleKeys.value = !singleKeys.value
  localStorage.setItem(kept, singleKeys.value ? 'on' : 'off')
}

/** What keys do in a view: `j`, `Escape`, or two one after the other as `g r`. */
export type Keys = Readonly<Record<string, () => void>>

const stack: { current: Keys }[] = []
let before = ''

/** Lets keys do something while a part of the page is there; the part that came last goes first. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  // While it is drawn, so that a part comes after what it is part of.
  useMemo(() => stack.push(current), [])
  useEffect(() => () => void stack.splice(stack.indexOf(current), 1), [])
}

/** How long the second key of two may be in coming, in milliseconds. */
const togetherMs = 1200

export function listenToKeys(): void {
  let beforeAt = 0
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isTyping(event.target) && event.key !== 'Escape') return
    if (!singleKeys.value && event.key !== 'Escape') return
    const both = performance.now() - beforeAt < togetherMs ? `${before} ${event.key}` : ''
    before = event.key
    beforeAt = performance.now()
    const act = actionOf(both) ?? (isControl(event) ? undefined : actionOf(event.key))
    if (act === undefined) return
    before = ''
    event.preventDefault()
    act()
  })
}

const actionOf = (key: string): (() => void) | undefined =>
  stack.findLast(({ current }) => key in current)?.current[key]

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type=checkbox],[type=radio]), textarea, select')

/** Enter on a link or a button is its own. */
const isControl = ({ key, target }: KeyboardEvent): boolean =>
  key === 'Enter' &&
  target instanceof Element &&
  target.matches('a[href], button, summary, [role=treeitem], [role=tab]')
