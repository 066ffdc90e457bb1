// The processes that a launcher starts: each says when it is ready, and all end together.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Program {
  name: string;
  arguments: string[];
  environment: NodeJS.ProcessEnv;
  /** Matches the line that says it is ready. Other lines are passed on; this one is the caller's. */
  ready: RegExp;
}

export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

const running: { name: string; child: ChildProcess }[] = [];
let isStopping = false;
let reportEnd: (error: ProcessEnded) => void;
/** Rejects when a process ends that nobody asked to. */
export const untilOneEnds = new Promise<never>((_, reject) => {
  reportEnd = reject;
});

/** Resolves with what `ready` captured. */
export function startProgram(program: Program): Promise<string> {
  const child = spawn(process.execPath, program.arguments, {
    env: program.environment,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // A Ctrl-C is for the launcher, which stops the others in their order.
  });
  running.push({ name: program.name, child });
  child.once('exit', (code, signal) => {
    if (isStopping) return;
    reportEnd(
      new ProcessEnded(
        `The ${program.name} ended (${signal ?? `exit code ${code}`}), so everything stops.`,
      ),
    );
  });
  return new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const said = program.ready.exec(line);
      if (said) resolve(said[1] ?? line);
      else console.log(line);
    });
  });
}

/** Last started, first stopped: the storefront still has its database while it finishes. */
export async function stopPrograms(): Promise<void> {
  isStopping = true;
  for (const { child } of running.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(patience);
  }
}
