// A sandbox process for one test file, reset before each test. It sets the environment, so nothing may read lib/env before the
// first test runs.
import 'server-only';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';

export interface Call {
  method: string;
  path: string;
  status: number;
  offerId?: string;
}

export interface TestSandbox {
  url: string;
  /** `control('fail', { vendor: 'cleeng', fault: 500 })` */
  control(name: string, settings: object): Promise<void>;
  /** Requests to Cleeng, oldest first: `POST /auths 401`, with an offer in its body `POST /auths 200 for S1_NL`. */
  calls(): Promise<string[]>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const startSeconds = 60;
const testSeconds = 20;

export function ownSandbox(): TestSandbox {
  vi.setConfig({ testTimeout: testSeconds * 1000, hookTimeout: testSeconds * 1000 });
  const sandbox: TestSandbox = {
    url: '',
    control: (name, settings) => sendControl(`${sandbox.url}/_/${name}`, settings),
    calls: () => readCalls(`${sandbox.url}/_/calls`),
  };
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    setEnvironment({
      SANDBOX_PORT: '0',
      SANDBOX_ADMIN_TOKEN: '',
      SANDBOX_STATE: '',
      SANDBOX_URL: '',
    });
    const started = await start();
    stop = started.stop;
    sandbox.url = started.url;
    setEnvironment({ SANDBOX_INTERNAL_URL: started.url });
  }, startSeconds * 1000);
  beforeEach(() => sandbox.control('reset', {}));
  afterAll(() => stop?.());
  return sandbox;
}

async function start(): Promise<{ url: string; stop(): Promise<void> }> {
  const sandbox = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(sandbox, 'exit');
  for await (const line of createInterface(sandbox.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (!url) continue;
    return {
      url,
      async stop() {
        sandbox.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error('The sandbox ended before it was ready.');
}

async function sendControl(url: string, settings: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(settings) });
  if (!response.ok)
    throw new Error(`${url} refused ${JSON.stringify(settings)}: ${await response.text()}`);
}

async function readCalls(url: string): Promise<string[]> {
  const calls: Call[] = await (await fetch(url)).json();
  return calls
    .map(({ method, path, status, offerId }) =>
      [method, path.replace('/cleeng', ''), status, ...(offerId ? ['for', offerId] : [])].join(' '),
    )
    .filter((call) => !call.includes('/.well-known/'));
}
