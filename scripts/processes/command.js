import { spawnSync } from 'node:child_process';

/**
 * In a shell, which on Windows is needed to find `npm` and installed commands.
 * @param {string} commandLine
 * @returns {boolean} whether its exit code is 0
 */
export function succeeds(commandLine) {
  console.log(`\n> ${commandLine}`);
  const { status, error } = spawnSync(commandLine, { stdio: 'inherit', shell: true });
  if (error) console.error(error.message);
  return status === 0;
}
