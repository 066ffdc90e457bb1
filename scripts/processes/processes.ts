import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Program {
  name: string;
  arguments: string[];
  environment: NodeJS.ProcessEnv;
  /** Matches the line that reports it is ready. Other lines are printed. */
  ready: RegExp;
}

const running: ChildProcess[] = [];
let isStopping = false;
let reportEnd: (error: Error) => void;
/** Rejects when a process ends before `stopPrograms`. */
export const untilOneEnds = new Promise<never>((_, reject) => {
  reportEnd = reject;
});

/** Resolves with the group of `ready`, once it matches. */
export function startProgram(program: Program): Promise<string> {
  const child = spawn(process.execPath, program.arguments, {
    env: program.environment,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // Ctrl-C only reaches this process, which stops the others in order.
  });
  running.push(child);
  child.once('exit', (code, signal) => {
    if (isStopping) return;
    reportEnd(
      new Error(
        `The ${program.name} ended (${signal ?? `exit code ${code}`}), so everything stops.`,
      ),
    );
  });
  return new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const match = program.ready.exec(line);
      if (match) resolve(match[1] ?? line);
      else console.log(line);
    });
  });
}

/** In reverse order: the storefront needs its database until it has stopped. */
export async function stopPrograms(): Promise<void> {
  isStopping = true;
  for (const child of running.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timeout = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(timeout);
  }
}
