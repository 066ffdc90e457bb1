import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { isActionOfOurs } from './own-actions';

setEnvironment({ APP_URL: 'http://localhost:3000' });

const own = `60${'a'.repeat(40)}`;
const tree = mkdtempSync(join(tmpdir(), 'foyer-actions-'));
mkdirSync(join(tree, '.next/server'), { recursive: true });
writeFileSync(
  join(tree, '.next/server/server-reference-manifest.json'),
  JSON.stringify({ node: { [own]: {} }, edge: {}, encryptionKey: '' }),
);
vi.spyOn(process, 'cwd').mockReturnValue(tree);

const valid = {
  email: 'ada@example.com',
  $form: 'login',
  $ACTION_REF_1: '',
  '$ACTION_1:0': JSON.stringify({ id: own, bound: '$@1' }),
  '$ACTION_1:1': '[{"status":"refused","values":{"film":"\\"$5\\"","price":"$$5"}}]',
  $ACTION_KEY: 'k1',
};

function formWith(changes: Record<string, string | null>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...valid, ...changes }))
    if (value !== null) form.append(name, value);
  return form;
}

it('knows the actions of this build', () => {
  expect(isActionOfOurs(formWith({}))).toBe(true);
});

it.each([
  ['an action of another build', { '$ACTION_1:0': `{"id":"60${'b'.repeat(40)}","bound":"$@1"}` }],
  ['a name that every object has', { '$ACTION_1:0': '{"id":"toString","bound":"$@1"}' }],
  ['an action that is no JSON', { '$ACTION_1:0': '{"id":' }],
  ['no action', { '$ACTION_1:0': null }],
  ['no number', { $ACTION_REF_1: null }],
  ['a number that the fields do not have', { $ACTION_REF_1: null, $ACTION_REF_2: '' }],
  ['an action by its id alone', { [`$ACTION_ID_${own}`]: '' }],
  ['bound to something else', { '$ACTION_1:0': JSON.stringify({ id: own, bound: '$@2' }) }],
  ['a state that is no JSON', { '$ACTION_1:1': '[{' }],
  ['a state that refers to another field', { '$ACTION_1:1': '["$K3"]' }],
  ['no state', { '$ACTION_1:1': null }],
  ['a second argument', { '$ACTION_1:1': '[{},{}]' }],
])('does not know %s', (_, changes: Record<string, string | null>) => {
  expect(isActionOfOurs(formWith(changes))).toBe(false);
});
