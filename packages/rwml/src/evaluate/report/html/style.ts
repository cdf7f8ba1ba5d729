/** The page's style sheet: light and dark by the reader's preference, one column on a phone. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #fbfbf9; --panel: #ffffff; --text: #1c1e21; --soft: #5f6670; --rule: #e1e3e6;
  --first: #8a9099; --second: #1668c7; --bar: #dbe8f8; --mark: #ffe1d6; --mark-rule: #d4481c; --good: #1b7a43; --off: #a1440f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14161a; --panel: #1c1f25; --text: #e6e8eb; --soft: #9aa2ad; --rule: #30353d;
    --first: #7d8590; --second: #6aaaf5; --bar: #223a58; --mark: #54281a; --mark-rule: #ff8a5c; --good: #5fcf8e; --off: #ff9a6b;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
h4 { font-size: .8rem; margin: 0 0 .35rem; color: var(--soft); font-weight: 600; }
p { margin: 0 0 1rem; max-width: 46rem; }
header p, section > p { color: var(--soft); }
section { margin-top: 2.75rem; }
code, .text p { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; border: 1px solid var(--rule); border-radius: .5rem; background: var(--panel); }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 51rem; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .75rem; text-align: right; white-space: nowrap; border-top: 1px solid var(--rule); }
thead th { font-size: .8rem; color: var(--soft); font-weight: 600; }
thead tr:first-child th { border-top: 0; }
thead th[scope="colgroup"] { text-align: center; }
th[scope="row"], thead tr:first-child th:first-child { text-align: left; width: 8.5rem; }
th[scope="row"] { font-weight: 500; }
tr.model th[scope="row"] { font-weight: 700; }
td.rate { background: linear-gradient(var(--bar), var(--bar)) left center / var(--share) 70% no-repeat; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
figure { margin: 0; padding: .75rem; border: 1px solid var(--rule); border-radius: .5rem; background: var(--panel); }
figcaption { font-size: .86rem; font-weight: 600; margin-bottom: .35rem; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
.warning { margin-top: 1.5rem; padding: .75rem 1rem; border: 1px solid var(--off); border-left-width: 4px; border-radius: .5rem; background: var(--panel); }
ul { margin: 0 0 1rem; padding-left: 1.2rem; max-width: 46rem; }
.warning ul { margin: 0; max-width: none; }
.intervals { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 0 .75rem; margin-bottom: 1rem; }
.interval { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .25rem 1rem; align-items: center; margin-bottom: .5rem; }
.interval figcaption { flex-direction: column; margin: 0; }
.interval figcaption span { font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; }
.chart { display: block; width: 100%; height: auto; }
.chart .tick { font-size: 11px; fill: var(--soft); }
.chart .label { font-size: 11px; fill: var(--soft); }
.chart .grid { stroke: var(--rule); }
.chart .zero { stroke: var(--soft); }
.chart path { fill: none; stroke-width: 2; stroke-linejoin: round; stroke: var(--second); }
.chart path.raw { stroke-width: 1; opacity: .35; }
.chart circle { fill: var(--second); }
.chart .whisker { stroke: var(--second); stroke-width: 3; stroke-linecap: round; }
.key { font-weight: 400; color: var(--soft); }
.key::before { content: ""; display: inline-block; width: .9rem; height: .2rem; margin-right: .35rem; vertical-align: middle; background: var(--second); }
.pair path.series-0 { stroke: var(--first); }
.pair .key.series-0::before { background: var(--first); }
article { border-top: 1px solid var(--rule); padding-top: .25rem; }
.texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: .75rem; }
.text { padding: .75rem; border: 1px solid var(--rule); border-radius: .5rem; background: var(--panel); }
.text p { margin: 0; white-space: pre-wrap; }
.text.real { border-left: 3px solid var(--second); }
mark { background: var(--mark); color: inherit; text-decoration: underline wavy var(--mark-rule) 1px; text-underline-offset: .2em; border-radius: .15rem; }
.badge { font: 500 .75rem/1.4 system-ui, sans-serif; color: var(--soft); border: 1px solid var(--rule); border-radius: 1rem; padding: .05rem .55rem; margin-left: .4rem; white-space: nowrap; }
.badge.good { color: var(--good); border-color: currentColor; }
.badge.off { color: var(--off); border-color: currentColor; }
.source { font-size: .8rem; color: var(--soft); margin: .4rem 0 1rem; }
dl { display: grid; gap: .5rem; margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(7rem, 9rem) 1fr; gap: 1rem; border-top: 1px solid var(--rule); padding-top: .5rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr; gap: 0; } }
`;
