import { optionsFromEnvironment } from './options';
import { DEFAULT_HOST, isLoopback, startSandbox } from './server';

const options = optionsFromEnvironment(process.env);
const sandbox = await startSandbox(options);
if (!options.adminToken && !isLoopback(options.host ?? DEFAULT_HOST)) {
  console.warn(
    'sandbox: other machines can reach its controls, because SANDBOX_ADMIN_TOKEN is not set',
  );
}
console.log(`sandbox ready on ${sandbox.url}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    sandbox.close().catch((error: unknown) => {
      console.error('sandbox: could not stop cleanly', error);
      process.exitCode = 1;
    });
  });
}
