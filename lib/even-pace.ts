// An answer whose time tells nothing of what was found: it waits for the next whole step, whether it is an answer or a
// failure. The surprise: what takes longer than a step is held to the next one, so that only an outage is ever seen.
import 'server-only';

export async function atEvenPace<Answer>(stepMs: number, ask: () => Promise<Answer>): Promise<Answer> {
  const startedAt = performance.now();
  try {
    return await ask();
  } finally {
    const goneMs = performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, stepMs - (goneMs % stepMs)));
  }
}
