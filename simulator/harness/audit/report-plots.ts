import type { Count } from '../../audit/tally.ts'
import { type Markup, markup } from '../pages/markup.ts'

/** A bar as long as a share of the whole; the figures stand beside it in the table. */
export function shareBar(part: number, whole: number): Markup {
  const width = whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
  return markup`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="8"/><rect width="${width}" height="8"/></svg>`
}

const [width, height, left, foot] = [960, 200, 48, 22]

/** A column for each month: what was found among the devices that were installed in it. The table below has the figures. */
export function columnPlot(title: string, months: readonly Count[]): Markup {
  const most = Math.max(1, ...months.map(({ findings }) => findings))
  const step = (width - left) / months.length
  const labelled = Math.ceil(months.length / 14)
  const heightOf = (findings: number): number => ((height - foot - 12) * findings) / most
  return markup`<svg class="columns" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"><title>${title}</title>
<line class="axis" x1="${left}" x2="${width}" y1="${height - foot}" y2="${height - foot}"/>
<text x="${left - 6}" y="16" style="text-anchor:end">${most}</text><text x="${left - 6}" y="${height - foot}" style="text-anchor:end">0</text>
${months.map(({ name, findings }, at) => {
  const x = round(left + at * step + step * 0.1)
  const tall = round(heightOf(findings))
  const label =
    at % labelled === 0 ? markup`<text x="${round(left + (at + 0.5) * step)}" y="${height - 6}">${name}</text>` : ''
  return markup`<rect x="${x}" y="${round(height - foot - tall)}" width="${round(step * 0.8)}" height="${tall}"><title>${name}: ${findings}</title></rect>${label}
`
})}</svg>`
}

const round = (value: number): number => Math.round(value * 10) / 10
