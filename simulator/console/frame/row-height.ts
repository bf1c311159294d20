import { signal } from '@preact/signals'

const kept = 'dcc-sim rows'
const [usual, compact] = [30, 24] as const

/** How high a row of a long list is, in pixels: the style sheets have it as `--row`. */
export const rowHeight = signal<number>(localStorage.getItem(kept) === 'compact' ? compact : usual)

export const areRowsCompact = (): boolean => rowHeight.value === compact

/** Makes the rows compact, or as high as usual, and remembers it. */
export function toggleRows(): void {
  rowHeight.value = areRowsCompact() ? usual : compact
  localStorage.setItem(kept, areRowsCompact() ? 'compact' : 'usual')
  showRows()
}

/** Tells the style sheets. */
export function showRows(): void {
  document.documentElement.style.setProperty('--row', `${rowHeight.value}px`)
}
