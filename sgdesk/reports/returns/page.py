"""The style sheet of the summary in the browser."""

STYLE = """
:root { color-scheme: light dark; --line: #8a949c; --band: #e9edf0; --quiet: #4a5258;
  --warn: #8c1515; }
@media (prefers-color-scheme: dark) {
  :root { --line: #6d777e; --band: #262c31; --quiet: #b4bcc2; --warn: #ff9d94; }
}
body { font: 1rem/1.5 system-ui, "Noto Sans", sans-serif; margin: 0; }
main, footer { max-width: 66rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.lead { font-size: 1.125rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: .25rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.25rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .375rem .5rem; text-align: left;
  vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th { background: var(--band); font-weight: 600; vertical-align: bottom;
  overflow-wrap: normal; }
.sign span { display: inline-block; min-width: 12rem; border-bottom: 1px solid; }
.block { font-weight: 600; padding-top: .75rem; }
tbody th[scope=row] { min-width: 12rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; }
.note { color: var(--quiet); font-size: .875rem; }
.how, footer { color: var(--quiet); font-size: .875rem; }
.warning { color: var(--warn); border: 2px solid; padding: .5rem .75rem; font-weight: 600; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print {
  @page { size: A4 landscape; margin: 15mm; }
  :root { color-scheme: light; --line: #8a949c; --band: #e9edf0; --quiet: #333; --warn: #000; }
  body { font-size: 10pt; color: #000; background: #fff; }
  main, footer { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, dt, dd { break-inside: avoid; }
  h2, h3, .block { break-after: avoid; }
}
"""
