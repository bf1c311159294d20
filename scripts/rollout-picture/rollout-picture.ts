import { linePlot } from '../../simulator/harness/pages/plots.ts'
import { readAssumptions, usualCauses } from '../../simulator/harness/rollout/assumptions.ts'
import { type RolloutRun, workOut } from '../../simulator/harness/rollout/run-rollout.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The rollout that `dcc-sim rollout` works out where nothing else is said, without its sample, with the check and without. */
export const usualRollout = (): readonly RolloutRun[] =>
  workOut({
    seed: 'gb',
    premises: 20_000,
    days: 365,
    wrong: 0.1,
    modes: ['off', 'enforce'],
    assumptions: readAssumptions([]),
    causes: usualCauses,
    sample: 0,
  }).runs

/** Colours of the page of a rollout. */
const colours: Readonly<
  Record<Theme, Readonly<Record<'paper' | 'ink' | 'faint' | 'line' | 'off' | 'enforce', string>>>
> = {
  light: { paper: '#ffffff', ink: '#1b1f23', faint: '#57606a', line: '#d0d7de', off: '#b3261e', enforce: '#1859a9' },
  dark: { paper: '#0d1117', ink: '#e6edf3', faint: '#9198a1', line: '#30363d', off: '#ff7b72', enforce: '#6cb0ff' },
}

/** Devices out of reach, day by day, as a picture that needs nothing else. The same seed gives the same octets. */
export function rolloutPicture(runs: readonly RolloutRun[], theme: Theme): string {
  const labels = {
    id: 'reach',
    title: 'Devices out of reach by day, with and without the check',
    x: 'day',
    y: 'devices out of reach',
  }
  const series = runs.map(({ mode, totals }) => ({ name: mode, values: totals.outOfReach }))
  const { paper, ink, faint, line, off, enforce } = colours[theme]
  const style =
    `svg{background:${paper};font-family:system-ui,sans-serif}text{font-size:11px;fill:${faint}}.axis{stroke:${line}}` +
    `.end{fill:${ink};font-size:12px}path{fill:none;stroke-width:2}.off{stroke:${off}}` +
    `.enforce{stroke:${enforce};stroke-dasharray:2 3}`
  return linePlot(labels, series)
    .text.replace('<svg class="plot"', '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="300"')
    .replace('. The figures are in the table beside it.', '.')
    .replace('</title>', `</title><style>${style}</style>`)
    .concat('\n')
}
