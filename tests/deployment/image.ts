// Assembles the storefront's image from the Dockerfile without a container engine.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Image {
  /** Node's major version. */
  node: string;
  /** Copied from the build's folder to the image's. */
  files: { from: string; to: string }[];
  environment: Record<string, string>;
  user: string;
  command: string[];
  healthCheck: string[];
}

export function assembleImage(folder: string): Image {
  const image = readImage(readFileSync('Dockerfile', 'utf8'));
  for (const { from, to } of image.files) {
    if (!existsSync(from)) throw new Error(`${from} is missing: run \`npm run build\` first.`);
    cpSync(from, join(folder, to), { recursive: true, verbatimSymlinks: true });
  }
  return image;
}

/** Of the last stage. Throws on an unknown instruction. */
export function readImage(dockerfile: string): Image {
  const image: Image = {
    node: '',
    files: [],
    environment: {},
    user: 'root',
    command: [],
    healthCheck: [],
  };
  for (const [instruction, rest] of instructionsOf(dockerfile).slice(-1).flat()) {
    if (instruction === 'FROM') image.node = /^node:(\d+)/.exec(rest)?.[1] ?? '';
    else if (instruction === 'COPY') image.files.push(copied(rest));
    else if (instruction === 'ENV') Object.assign(image.environment, variablesOf(rest));
    else if (instruction === 'USER') image.user = rest;
    else if (instruction === 'CMD') image.command = JSON.parse(rest);
    else if (instruction === 'HEALTHCHECK')
      image.healthCheck = JSON.parse(rest.replace(/^.*?\bCMD /, ''));
    else if (!['WORKDIR', 'EXPOSE'].includes(instruction))
      throw new Error(`Unknown instruction: ${instruction}`);
  }
  return image;
}

type Instruction = [name: string, rest: string];

function instructionsOf(dockerfile: string): Instruction[][] {
  const stages: Instruction[][] = [];
  for (const line of dockerfile.split('\n')) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    if (name) stages.at(-1)?.push([name, rest]);
  }
  return stages;
}

function copied(rest: string): { from: string; to: string } {
  const [, from, to] = /^--from=build \/foyer\/(\S+) (\S+)$/.exec(rest) ?? [];
  if (!from || !to) throw new Error(`What does COPY ${rest} copy?`);
  return { from, to };
}

function variablesOf(rest: string): Record<string, string> {
  return Object.fromEntries(rest.split(' ').map((pair) => pair.split('=')));
}
