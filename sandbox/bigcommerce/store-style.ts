// The last part styles the snippet, which has no style of its own.

export const storeStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fdf4e6, #171310); --card: light-dark(#ffffff, #241d18);
  --ink: light-dark(#2b1a12, #f6eadb); --quiet: light-dark(#6b5446, #c3ad9b);
  --line: light-dark(#e5d2ba, #463a30); --green: light-dark(#17564f, #7fd1c3);
  --on-green: light-dark(#ffffff, #0d2522); --awning: #a51d3f;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 Georgia, 'Times New Roman', serif; }
header {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.25rem;
  padding: 5.25rem clamp(1rem, 5vw, 4rem) 1.25rem; position: relative;
}
header::before {
  content: ''; position: absolute; inset: 0 0 auto; height: 4rem;
  background: repeating-linear-gradient(90deg, var(--awning) 0 3rem, #ffdfa8 3rem 6rem);
  mask: linear-gradient(#000 0 0) 0 0 / 100% 2.5rem no-repeat,
    radial-gradient(circle at 50% 0, #000 1.5rem, transparent 1.55rem) 0 2.5rem / 3rem 1.5rem repeat-x;
}
h1 { margin: 0; font-size: clamp(2rem, 6vw, 3.25rem); letter-spacing: -0.03em; line-height: 1; }
h1 a { color: inherit; text-decoration: none; }
h2 { margin: 0 0 0.75rem; font-size: 1.4rem; letter-spacing: -0.01em; }
header > p { margin: 0; color: var(--quiet); font-style: italic; }
header .visitor { margin-left: auto; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; }
.visitor p { margin: 0; } .visitor span { color: var(--quiet); font-size: 0.9rem; }
main { display: grid; gap: 2rem; padding: 0 clamp(1rem, 5vw, 4rem) 3rem; }
footer { padding: 1.5rem clamp(1rem, 5vw, 4rem); border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
a { color: var(--green); }
button {
  font: inherit; font-weight: 600; line-height: 1.2; color: var(--on-green); background: var(--green);
  border: 0; border-radius: 999px; padding: 0.65rem 1.2rem; cursor: pointer; min-height: 2.75rem;
}
button:disabled { opacity: 0.6; }
:focus-visible { outline: 3px solid var(--green); outline-offset: 3px; border-radius: 6px; }
.card, #foyer-purchases:not(:empty) { background: var(--card); border: 1px solid var(--line); border-radius: 18px; padding: clamp(1rem, 3vw, 1.75rem); }
.card > p { margin-top: 0; }
.shoppers { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
.shoppers p { margin: 0.4rem 0 0; color: var(--quiet); font-size: 0.9rem; }
.products { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.25rem; grid-template-columns: repeat(3, 1fr); max-width: 66rem; }
@media (max-width: 40rem) { .products { grid-template-columns: repeat(2, 1fr); } }
.products a { display: grid; gap: 0.15rem; color: inherit; text-decoration: none; }
.products img, .product img { width: 100%; height: auto; border-radius: 14px; border: 1px solid var(--line); }
.products .name { margin-top: 0.4rem; font-weight: 700; } .products a:hover .name { text-decoration: underline; }
.price { color: var(--quiet); font-variant-numeric: tabular-nums; }
.product { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); align-items: start; max-width: 60rem; }

#foyer-purchases ul { list-style: none; margin: 0 0 1.25rem; padding: 0; display: grid; gap: 0.75rem 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
#foyer-purchases li { display: grid; grid-template-columns: 4rem 1fr; column-gap: 0.9rem; align-content: center; min-height: 4rem; }
#foyer-purchases img { grid-row: 1 / span 3; width: 4rem; height: 4rem; object-fit: cover; border-radius: 10px; }
#foyer-purchases li:not(:has(img))::before { content: ''; grid-row: 1 / span 3; height: 4rem; border-radius: 10px; background: var(--line); }
#foyer-purchases li > :not(img) { grid-column: 2; overflow-wrap: anywhere; }
#foyer-purchases .foyer-name { font-weight: 700; color: inherit; }
#foyer-purchases .foyer-date, #foyer-purchases .foyer-price { color: var(--quiet); font-size: 0.92rem; }
#foyer-purchases p { margin: 0 0 1rem; } #foyer-purchases p:last-child { margin: 0; }
`;
