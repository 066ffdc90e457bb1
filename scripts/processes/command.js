import { spawnSync } from 'node:child_process';

/**
 * Runs a command line through the shell, as npm does: on Windows only that finds `npm` and what packages install.
 * @param {string} commandLine
 * @returns {boolean} whether its exit code is 0
 */
export function succeeds(commandLine) {
  console.log(`\n> ${commandLine}`);
  const { status, error } = spawnSync(commandLine, { stdio: 'inherit', shell: true });
  if (error) console.error(error.message);
  return status === 0;
}
