// `npm run bench` measures everything, `npm run bench sandbox` one thing. README.md quotes the results.

const benches: Record<string, () => Promise<{ measure: () => Promise<void> }>> = {
  source: () => import('./source'),
  sandbox: () => import('./sandbox'),
  javascript: () => import('./javascript'),
  session: () => import('./session'),
  artifact: () => import('./artifact'),
  soak: () => import('./soak'),
  verify: () => import('./verify'),
  hostile: () => import('./hostile'),
};

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in benches));
if (unknown !== undefined) {
  throw new Error(`There is no bench "${unknown}": ${Object.keys(benches).join(', ')}`);
}

for (const [name, load] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const { measure } = await load();
  await measure();
}

export {};
