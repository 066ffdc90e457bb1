// Plain JavaScript: nothing may be installed yet.
import { existsSync, readFileSync } from 'node:fs';
import { succeeds } from './processes/command.js';

/** Runs `npm ci` unless package-lock.json asks for nothing else than is there. Says whether all is there now. */
export function installIfStale() {
  return isInstalled() || succeeds('npm ci');
}

/** Compares versions, not times. Of optional packages only those of this system are there, so they are left out. */
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
