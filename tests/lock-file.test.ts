import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  version: string;
  integrity?: string;
  resolved?: string;
  inBundle?: boolean;
  link?: boolean;
  libc?: string[];
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const locked: Record<string, LockedPackage> = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
).packages;
const packages = Object.entries(locked).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);

describe('package-lock.json', () => {
  it('locks every optional dependency of a locked package, also those of other systems', () => {
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) =>
            !foldersAround(path).some((folder) => `${folder}node_modules/${name}` in locked),
        )
        .map((name) => `${path} asks for ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('marks packages for musl, which npm 10 omits when it adds a package', () => {
    const forMusl = packages.filter(([path]) => path.includes('musl'));
    expect(forMusl.length).toBeGreaterThan(0);
    expect(forMusl.filter(([, { libc }]) => libc?.join() !== 'musl').map(([path]) => path)).toEqual(
      [],
    );
  });

  it('has the hash of every download', () => {
    const unchecked = packages.filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it('names no registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
  });

  it('has only install scripts that are not needed, and they do not run', () => {
    const withScript = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(withScript.map(([path]) => path)).toEqual([
      'node_modules/@prisma/engines',
      'node_modules/esbuild',
      'node_modules/prisma',
    ]);
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

/** Where Node looks for a dependency: the package's own folder, those above it, and the root. */
function foldersAround(path: string): string[] {
  const steps = path.split('node_modules/');
  return steps.map((_, index) => {
    const folder = steps.slice(0, steps.length - index).join('node_modules/');
    return folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  });
}
