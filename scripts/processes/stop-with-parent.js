// Imported by a process that must not outlive the one that started it: its standard input closes when the parent is gone,
// however that ended. A terminal or /dev/null says nothing about a parent and is left alone.
import { fstatSync } from 'node:fs';

const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) {
  process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM')).resume();
  process.stdin.unref(); // Listening is no reason to live on.
}
