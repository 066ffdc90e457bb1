export const style = `
:host { display: block; }
:host([hidden]) { display: none; }
.widget {
  color-scheme: light dark;
  --card: light-dark(#ffffff, #1f2125); --ink: light-dark(#1d1f24, #e9e7e2); --line: light-dark(#767b86, #8b909b);
  --accent: light-dark(#0f5f57, #6fd0c2); --on-accent: light-dark(#ffffff, #10201e); --bad: light-dark(#a3241b, #ffa198);
  box-sizing: border-box; padding: 1rem; border: 1px solid var(--line); border-radius: 12px;
  background: var(--card); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h2 { margin: 0 0 0.5rem; font-size: 1.2rem; } p { margin: 0 0 1rem; }
form { display: grid; gap: 1rem; }
label { display: grid; gap: 0.25rem; }
label.check { display: flex; gap: 0.6rem; align-items: start; }
input:not([type=checkbox]) {
  box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: 0.4rem 0.6rem; font: inherit;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px;
}
input[type=checkbox] { flex: none; width: 1.25rem; height: 1.25rem; margin: 0.15rem 0 0; accent-color: var(--accent); }
a { color: var(--accent); }
button {
  min-height: 2.75rem; padding: 0.4rem 1rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 0; border-radius: 8px;
}
button.quiet { padding-inline: 0; color: var(--accent); background: none; text-decoration: underline; }
button:disabled { opacity: 0.6; cursor: progress; }
.links { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-top: 0.5rem; }
.alert { margin: 0; color: var(--bad); } .alert:empty { display: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
