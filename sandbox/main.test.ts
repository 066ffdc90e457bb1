import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { SandboxClient } from './test-sandbox';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function readFirstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (!stream) throw new Error('The child has no such stream');
  const [line] = await once(createInterface(stream), 'line');
  return String(line);
}

it('prints its address in one line and stops on SIGTERM, even with a pending request', async () => {
  const child = start({ SANDBOX_PORT: '0' });
  const line = await readFirstLine(child.stdout);
  expect(line).toMatch(/^sandbox ready on http:\/\/127\.0\.0\.1:\d+$/);

  const sandbox = new SandboxClient(line.replace('sandbox ready on ', ''));
  await sandbox.control('fail', { vendor: 'cleeng', fault: 'timeout' });
  const waiting = expect(sandbox.cleeng('GET', '/locales')).rejects.toThrow();
  await expect.poll(async () => (await sandbox.request('GET', '/_/calls')).body).toHaveLength(1);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await waiting;
}, 20_000);

it.each([
  [{ SANDBOX_PORT: 'many' }, 'SANDBOX_PORT'],
  [{ SANDBOX_PORT: '0', SANDBOX_ADMIN_TOKEN: 'short' }, 'SANDBOX_ADMIN_TOKEN'],
])(
  'names the invalid variable in %j',
  async (environment, name) => {
    const child = start(environment);
    let output = '';
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(output).toContain(name);
  },
  20_000,
);

it('exits with an error when its port is taken', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const address = occupant.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const child = start({ SANDBOX_PORT: String(port) });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  occupant.close();
}, 20_000);
