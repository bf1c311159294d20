import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import type { Outcome } from '../api/answers.ts'
import { themeChanges } from '../frame/theme.ts'
import { outcomes } from '../parts/glyph.tsx'
import type { Minute } from './per-minute.ts'

/** From the bottom of a bar to its top: what is done is the palest, trouble lies on it. */
const fromBottom = outcomes

interface RequestChartProps {
  readonly minutes: readonly Minute[]
  /** The same in words. */
  readonly said: string
  /** Called with the minute under the pointer, or with nothing. */
  hover(minute: Minute | null): void
}

const heightPx = 190

/** Requests per minute as stacked bars. */
export function RequestChart({ minutes, said, hover }: RequestChartProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot | null>(null)
  const latest = useRef({ minutes, hover })
  latest.current = { minutes, hover }
  const theme = themeChanges.value
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const plot = new uPlot(
      optionsOf(element, (index) =>
        latest.current.hover(index === null ? null : (latest.current.minutes[index] ?? null)),
      ),
      dataOf(latest.current.minutes),
      element,
    )
    chart.current = plot
    const sizes = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: heightPx }))
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      plot.destroy()
      chart.current = null
    }
  }, [theme])
  useEffect(() => chart.current?.setData(dataOf(minutes)), [minutes])
  return <div class="chart" ref={place} role="img" aria-label={said} />
}

/** The minutes, and for each outcome how high its part of the bar reaches. The highest comes first, as the others are drawn over it. */
function dataOf(minutes: readonly Minute[]): uPlot.AlignedData {
  const heights = fromBottom.map((_, index) =>
    minutes.map((minute) => {
      const part = fromBottom.slice(0, index + 1).reduce((sum, outcome) => sum + minute[outcome], 0)
      return minute[fromBottom[index] ?? 'done'] === 0 ? null : part
    }),
  )
  return [minutes.map(({ at }) => at / 1000), ...heights.reverse()]
}

function optionsOf(element: HTMLElement, hover: (index: number | null) => void): uPlot.Options {
  const styles = getComputedStyle(document.documentElement)
  const colour = (name: string): string => styles.getPropertyValue(name).trim()
  const [text, line, surface] = [colour('--text-3'), colour('--line'), colour('--surface')]
  const bars = uPlot.paths.bars?.({ size: [0.78, 26], gap: 1 })
  const axis = {
    stroke: text,
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
    ticks: { show: false },
    grid: { stroke: line, width: 1 },
  }
  return {
    width: element.clientWidth,
    height: heightPx,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(4, Math.ceil(high * 1.05))] } },
    axes: [
      { ...axis, grid: { show: false }, values: '{HH}:{mm}', space: 70, size: 26 },
      { ...axis, size: 34, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] },
    ],
    series: [
      {},
      ...fromBottom.toReversed().map((outcome) => ({
        ...(bars !== undefined && { paths: bars }),
        points: { show: false },
        stroke: surface,
        width: 1,
        fill: (plot: uPlot) => fillOf(plot.ctx, outcome, colour, surface),
      })),
    ],
    hooks: { setCursor: [({ cursor: { idx } }) => hover(idx ?? null)] },
  }
}

const colourNames: Readonly<Record<Outcome, string>> = {
  done: '--ok',
  'refused-by-check': '--bad',
  refused: '--bad',
  unanswered: '--warn',
  waiting: '--wait',
}

/** What is done is pale; what admission refused is hatched, so that it differs from the check's refusals without colour too. */
function fillOf(
  context: CanvasRenderingContext2D,
  outcome: Outcome,
  colour: (name: string) => string,
  surface: string,
): CanvasRenderingContext2D['fillStyle'] {
  const full = colour(colourNames[outcome])
  if (outcome === 'done') return `color-mix(in srgb, ${full} 42%, ${surface})`
  if (outcome !== 'refused') return full
  const side = 6
  const tile = document.createElement('canvas')
  tile.width = side
  tile.height = side
  const pen = tile.getContext('2d')
  if (pen === null) return full
  pen.fillStyle = surface
  pen.fillRect(0, 0, side, side)
  pen.strokeStyle = full
  pen.lineWidth = 2
  for (const from of [-side, 0, side]) {
    pen.moveTo(from, side)
    pen.lineTo(from + side, 0)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat') ?? full
}
