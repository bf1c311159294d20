import { type Markup, markup } from './markup.ts'

/** A line, or a colour of bars. Its name is also the class that a page gives it a colour by. */
export interface Series {
  readonly name: string
  readonly values: readonly number[]
}

export interface PlotLabels {
  /** Unique on the page: the title of the picture is found by it. */
  readonly id: string
  readonly title: string
  readonly x: string
  readonly y: string
}

const [width, height, left, right, top, foot] = [640, 300, 56, 84, 14, 40]

/**
 * Lines over equal steps of time, such as days, each named where it ends. Told apart by dashes as well as by colour.
 *
 * @param most the highest value of the y axis; the highest of the values where absent
 */
export function linePlot(labels: PlotLabels, series: readonly Series[], most = highestOf(series)): Markup {
  const steps = Math.max(2, ...series.map(({ values }) => values.length))
  const x = (step: number): number => round(left + ((width - left - right) * step) / (steps - 1))
  const y = yScale(most)
  const names = apart(series.map(({ name, values }) => ({ name, at: y(values.at(-1) ?? 0) })))
  return frame(
    labels,
    markup`${yAxis(most, y)}${xTicks(steps).map(
      (step) => markup`<text x="${x(step)}" y="${height - foot + 16}">${step}</text>`,
    )}
${series.map(
  ({ name, values }) =>
    markup`<path class="line ${name}" d="${values.map((value, step) => `${step === 0 ? 'M' : 'L'}${x(step)} ${y(value)}`).join('')}"/>
`,
)}${names.map(({ name, at }) => markup`<text class="end" x="${width - right + 6}" y="${round(at + 4)}">${name}</text>`)}`,
  )
}

const [labelWidth, rowHeight, barTop] = [214, 14, 26]

/** A group of bars for each name, one below the other, one bar for each series. Each bar has its figure behind it. */
export function barPlot(
  { id, title }: Pick<PlotLabels, 'id' | 'title'>,
  groups: readonly string[],
  series: readonly Series[],
): Markup {
  const most = highestOf(series)
  const group = rowHeight * series.length + 10
  const long = (value: number): number => round(((width - labelWidth - 60) * value) / most)
  return markup`<svg class="plot" viewBox="0 0 ${width} ${barTop + group * groups.length}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">${title}. ${besideIt}</title>
${series.map(({ name }, at) => markup`<rect class="${name}" x="${labelWidth + at * 84}" y="4" width="10" height="10"/><text class="end" x="${labelWidth + 14 + at * 84}" y="13">${name}</text>`)}
${groups.map((label, at) => {
  const y = barTop + at * group
  return markup`<text style="text-anchor:end" x="${labelWidth - 8}" y="${y + (rowHeight * series.length) / 2 + 3}">${label}</text>${series.map(
    ({ name, values }, row) => {
      const value = values[at] ?? 0
      return markup`<rect class="${name}" x="${labelWidth}" y="${y + row * rowHeight}" width="${long(value)}" height="${rowHeight - 3}"/><text class="label" x="${labelWidth + long(value) + 4}" y="${y + row * rowHeight + 10}">${value}</text>`
    },
  )}
`
})}</svg>`
}

const besideIt = 'The figures are in the table beside it.'

function frame({ id, title, x, y }: PlotLabels, content: Markup): Markup {
  return markup`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">${title}. ${besideIt}</title>
<text class="label" x="${left}" y="10">${y}</text><text class="label" x="${width - right}" y="${height - 4}" style="text-anchor:end">${x}</text>
${content}</svg>`
}

function yAxis(most: number, y: (value: number) => number): Markup {
  return markup`${ticksTo(most).map(
    (value) =>
      markup`<line class="axis" x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}"/><text style="text-anchor:end" x="${left - 6}" y="${y(value) + 4}">${value}</text>
`,
  )}`
}

const yScale = (most: number) => {
  const whole = Math.max(1, ticksTo(most).at(-1) ?? 1)
  return (value: number): number => round(top + (height - top - foot) * (1 - value / whole))
}

/** 0 and up to five steps of 1, 2 or 5 times a power of ten, the last at the value or beyond it. */
function ticksTo(most: number): readonly number[] {
  const rough = Math.max(1, most) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power)
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, at) => at * step)
}

const xTicks = (steps: number): readonly number[] => {
  const step = steps > 120 ? Math.ceil(steps / 360) * 60 : Math.max(1, Math.ceil(steps / 6))
  return Array.from({ length: Math.floor((steps - 1) / step) + 1 }, (_, at) => at * step)
}

const highestOf = (series: readonly Series[]): number => Math.max(1, ...series.flatMap(({ values }) => values))

/** Names that would stand on each other, moved apart. */
function apart<Name extends { readonly at: number }>(names: readonly Name[]): readonly Name[] {
  let lowest = Number.NEGATIVE_INFINITY
  return names
    .toSorted((one, other) => one.at - other.at)
    .map((name) => {
      lowest = Math.max(name.at, lowest + 14)
      return { ...name, at: lowest }
    })
}

const round = (value: number): number => Math.round(value * 10) / 10
