export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f5f2, #16171a);
  --card: light-dark(#ffffff, #1f2125);
  --ink: light-dark(#1d1f24, #e9e7e2);
  --quiet: light-dark(#5f6470, #a2a6af);
  --line: light-dark(#dedbd3, #34373e);
  --accent: light-dark(#0f5f57, #6fd0c2);
  --on-accent: light-dark(#ffffff, #10201e);
  --bad: light-dark(#a3231c, #ff9c92);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
.top { padding: 2rem clamp(1rem, 4vw, 3rem) 1rem; }
.top h1 { margin: 0; font-size: 1.6rem; letter-spacing: -0.02em; }
.top h1 a { color: inherit; text-decoration: none; }
.top p { margin: 0; color: var(--quiet); }
main {
  display: grid; gap: 1rem; padding: 1rem clamp(1rem, 4vw, 3rem) 4rem;
  grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); align-items: start;
}
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; min-width: 0; }
.wide, .notice { grid-column: 1 / -1; }
h2 { margin: 0 0 0.75rem; font-size: 1.05rem; } h3 { margin: 0.5rem 0; font-size: 1rem; }
small, .quiet { color: var(--quiet); font-weight: 400; }
[id] { scroll-margin-top: 4.5rem; }
dl { margin: 0; display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.35rem 1.5rem; }
dt { color: var(--quiet); grid-column: 1; } dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
.scroll { overflow: auto; max-height: 26rem; }
.scroll table { min-width: 22rem; } .wide .scroll table { min-width: 40rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 500; } th, .fixed { white-space: nowrap; }
form + form, p + form, .scroll + form { margin-top: 1rem; }
label { display: grid; gap: 0.25rem; color: var(--quiet); }
label.check { display: flex; align-items: center; gap: 0.5rem; color: inherit; }
input:not([type=checkbox]), select, textarea {
  width: 100%; font: inherit; color: var(--ink); background: var(--ground);
  border: 1px solid var(--line); border-radius: 8px; padding: 0.45rem 0.6rem;
}
input[type=checkbox] { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; }
.grid { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); align-items: end; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; justify-content: space-between; }
.row label { flex: 1 1 12rem; } .row p { margin: 0; flex: 1 1 10rem; }
button {
  font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent);
  border: 0; border-radius: 8px; padding: 0.5rem 1rem; cursor: pointer; margin-top: 0.5rem;
}
button.danger { background: var(--bad); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.notice { position: sticky; top: 0.5rem; z-index: 1; margin: 0; padding: 0.75rem 1.25rem; border-radius: 12px; background: var(--accent); color: var(--on-accent); }
.alert, .bad { color: var(--bad); } .good { color: var(--accent); }
.mail { white-space: pre-line; overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); padding: 0.4rem 0; overflow-wrap: anywhere; } summary { cursor: pointer; }
ul { margin: 0.75rem 0 0; padding-left: 1.1rem; }
.people { list-style: none; padding: 0; display: grid; gap: 0.75rem 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
.people + button { margin-top: 1.25rem; }
.people p { margin: 0.25rem 0 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  main { padding-inline: 0.75rem; } section { padding: 1rem 0.85rem; }
  dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: 0.6rem; } dd { grid-column: 1; }
}
`;
