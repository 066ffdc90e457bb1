import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Program {
  url: string;
  /** Milliseconds from the spawn to the `ready` line. */
  startUp: number;
  /** Resident memory in bytes. */
  memory(): number;
  /** The most that it has been, in bytes. Linux only. */
  peakMemory(): number;
  /** Processor time used until now, in milliseconds. Linux only. */
  processorTime(): number;
  stop(): Promise<void>;
}

interface Options {
  /** Matches the line printed when the program is ready; the first group is its URL. */
  ready: RegExp;
  flags?: string[];
  /** tsx by default. */
  loader?: string[];
  folder?: string;
  /** Path of another Node. */
  node?: string;
  environment?: Record<string, string>;
}

export async function startProgram(script: string, options: Options): Promise<Program> {
  const spawnedAt = performance.now();
  const { flags = [], loader = ['--import', 'tsx'], folder, node = process.execPath } = options;
  const child = spawn(node, [...flags, ...loader, script], {
    cwd: folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await firstAddress(child.stdout, options.ready);
  const startUp = performance.now() - spawnedAt;
  if (url === undefined) throw new Error(`${script} ended before it was ready`);

  return {
    url,
    startUp,
    memory: () =>
      1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()),
    peakMemory: () =>
      1024 *
      Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]),
    processorTime: () => processorTimeOf(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function firstAddress(
  output: NodeJS.ReadableStream,
  ready: RegExp,
): Promise<string | undefined> {
  const lines = createInterface(output);
  for await (const line of lines) {
    const url = ready.exec(line)?.[1];
    if (url === undefined) continue;
    output.resume(); // Later output must not fill the pipe.
    return url;
  }
  return undefined;
}

/** utime and stime, in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processorTimeOf(pid: number | undefined): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
  const [user, system] = afterName.split(' ').slice(11, 13);
  return 10 * (Number(user) + Number(system));
}
