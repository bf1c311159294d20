/** How the report looks, in light and in dark, on paper too. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2733; --faint: #5d6b7a; --line: #c9d2dc; --paper: #fff; --raised: #f4f6f9;
  --good: #18794e; --bad: #c62a2f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e8ee; --faint: #9aa7b4; --line: #3a4653; --paper: #14191f;
  --raised: #1c232b; --good: #4cc38a; --bad: #ff6369; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 76rem;
  padding: 0 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
.verdict { font-size: 1.2rem; padding: .6rem 1rem; border-left: .4rem solid; background: var(--raised); }
.verdict.good { border-color: var(--good); } .verdict.bad { border-color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; } dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line);
  text-align: right; vertical-align: top; } th:first-child, td:first-child, td.title, th.title { text-align: left; }
tr.bad td { background: color-mix(in srgb, var(--bad) 9%, transparent); } td.title { max-width: 34rem; } td:first-child { white-space: nowrap; }
.by { color: var(--faint); font-size: .85em; }
details { border: 1px solid var(--line); border-radius: 4px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; } summary .tag { color: var(--faint); font-size: .85em; }
.mark { display: inline-block; width: 1.3em; font-weight: bold; } .good .mark { color: var(--good); }
.bad > summary .mark, li.failed .mark { color: var(--bad); } li.passed .mark { color: var(--good); }
ol.steps { list-style: none; padding: 0; } li.skipped { color: var(--faint); }
pre { background: var(--raised); padding: .7rem; overflow-x: auto; font-size: 12.5px; }
pre.message { border-left: .2rem solid var(--bad); white-space: pre-wrap; }
.diagram { overflow-x: auto; } svg.sequence { font: 12px system-ui, sans-serif; max-width: none; }
svg text { fill: var(--ink); text-anchor: middle; } svg .aside { text-anchor: start; fill: var(--faint); }
svg .time { text-anchor: start; fill: var(--faint); font-size: 11px; }
svg .life { stroke: var(--line); stroke-dasharray: 4 4; } svg .party { fill: var(--raised); stroke: var(--line); }
svg .name { font-weight: bold; } svg g line { stroke: var(--ink); } svg g path, svg g circle { fill: var(--ink); }
svg .good line { stroke: var(--good); } svg .good path, svg .good text { fill: var(--good); }
svg .bad line { stroke: var(--bad); } svg .bad path, svg .bad text { fill: var(--bad); }
@media print { details { break-inside: avoid; } }
`
