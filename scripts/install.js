// Plain JavaScript: nothing may be installed yet.
import { existsSync, readFileSync } from 'node:fs';
import { succeeds } from './processes/command.js';

/** Runs `npm ci` unless everything in package-lock.json is installed. False on failure. */
export function installIfStale() {
  return isInstalled() || succeeds('npm ci');
}

/** By versions. Optional packages are ignored: those of other systems are not installed. */
export function isInstalled(folder = '.') {
  const installed = packagesIn(`${folder}/node_modules/.package-lock.json`);
  return Object.entries(packagesIn(`${folder}/package-lock.json`))
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { integrity }]) => installed[path]?.integrity === integrity);
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { integrity?: string, optional?: boolean }>}
 */
function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}
