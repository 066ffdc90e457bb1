// Stops this process with its parent, even a killed one: its standard input, a pipe, closes then.
import { fstatSync } from 'node:fs';

const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) {
  process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM')).resume();
  process.stdin.unref(); // Does not keep the process alive.
}
