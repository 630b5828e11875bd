"""The page of a summary in the browser: its head, its style sheet, its foot."""

STYLE = """
:root { color-scheme: light dark; --ink: #1f2a30; --ground: #ffffff; --line: #8a949c;
  --band: #e9edf0; --quiet: #4a5258; --head: #1d5c63; --warn: #8c1515; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecee; --ground: #15191c; --line: #6d777e; --band: #262c31;
    --quiet: #b4bcc2; --head: #8ccdd4; --warn: #ff9d94; }
}
html { background: var(--ground); color: var(--ink); }
body { font: 1rem/1.5 system-ui, "Noto Sans", sans-serif; margin: 0;
  background: var(--ground); color: var(--ink); }
main, footer { max-width: 66rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; color: var(--head); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.lead { font-size: 1.125rem; margin: 0; }
.lead + p { margin-top: 1rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: .25rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.25rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--head); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .375rem .5rem; text-align: left;
  vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th { background: var(--band); font-weight: 600; vertical-align: bottom;
  overflow-wrap: normal; }
.sign { margin: 1.5rem 0 0; }
.sign span { display: inline-block; min-width: 9rem; border-bottom: 1px solid var(--ink); }
.hidden { position: absolute; }
.bar { display: block; width: 22.5rem; max-width: 100%; background: #ffffff; }
.bar text { font: 700 12px system-ui, "Noto Sans", sans-serif; text-anchor: middle; }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem;
  margin: .5rem 0; font-size: .875rem; }
.swatch { width: 2rem; height: 1rem; vertical-align: -.125rem; background: #ffffff; }
.block { font-weight: 600; padding-top: .75rem; }
.block-beside { padding-top: .75rem; }
tbody th[scope=row] { min-width: 12rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; }
.day { white-space: nowrap; }
.noted > td { border-bottom: 0; padding-bottom: 0; }
.noted + tr > td { padding-top: 0; }
.note { color: var(--quiet); font-size: .875rem; }
.how, footer { color: var(--quiet); font-size: .875rem; }
.warning { color: var(--warn); border: 2px solid var(--warn); padding: .5rem .75rem;
  font-weight: 600; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print {
  @page { size: A4; margin: 15mm; }
  :root { color-scheme: light; --ink: #000000; --ground: #ffffff; --line: #8a949c;
    --band: #e9edf0; --quiet: #333333; --head: #000000; --warn: #000000; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 9.5pt; }
  table { font-size: .875rem; }
  th, td { padding: .25rem .3rem; }
  tbody th[scope=row] { min-width: 7rem; }
  dl { grid-template-columns: 9rem 1fr; }
  main, footer { max-width: none; padding: 0; }
  p, li { orphans: 3; widows: 3; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, dt, dd, li, svg, .key, .sign { break-inside: avoid; }
  h1, h2, h3, h3 + .how, caption, thead, .block, .noted { break-after: avoid; }
  .how, .key, .sign { break-before: avoid; }
  tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }
}
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and nothing runs, whatever somebody typed."""


def whole_page(title: str, body: str, foot: str) -> str:
    """The page with this body; all three are HTML already."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
<footer><p>{foot}</p></footer>
</body>
</html>
"""
