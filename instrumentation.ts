// Once a process, before the first request: an environment that is not complete stops the boot with all of its reasons.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { environmentProblems } = await import('@/lib/env');
  const problems = environmentProblems();
  if (problems.length > 0) {
    console.error(['The storefront cannot start:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    process.exit(1);
  }
}
