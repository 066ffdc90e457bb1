import { z } from 'zod';
import type { CaptureSetting, CleengWorld } from '../cleeng/world';
import type { World } from '../world/world';
import { InvalidInput } from './input';

const settingSchema = z.strictObject({
  key: z.string(),
  enabled: z.boolean().optional(),
  required: z.boolean().optional(),
  question: z.string().max(500).optional(),
  value: z.string().max(2000).optional(),
});

export const changeCaptureSchema = z.strictObject({
  isCaptureEnabled: z.boolean().optional(),
  settings: z.array(settingSchema).optional(),
});

export function changeCapture(
  world: World,
  input: z.infer<typeof changeCaptureSchema>,
): CleengWorld['capture'] {
  const { capture } = world.cleeng;
  const changed = (input.settings ?? []).map((change) => ({
    ...settingToChange(capture.settings, change.key),
    ...change,
  }));
  for (const setting of changed) store(capture.settings, setting);
  capture.isEnabled = input.isCaptureEnabled ?? capture.isEnabled;
  return capture;
}

function settingToChange(settings: CaptureSetting[], key: string): CaptureSetting {
  const existing = settings.find((setting) => setting.key === key);
  if (existing) return existing;
  if (/^custom_[1-9]\d?$/.test(key))
    return { key, enabled: true, required: false, question: key, value: '' };
  throw new InvalidInput(
    `There is no setting "${key}": ${settings.map((setting) => setting.key).join(', ')}`,
  );
}

function store(settings: CaptureSetting[], setting: CaptureSetting): void {
  const index = settings.findIndex(({ key }) => key === setting.key);
  if (index === -1) settings.push(setting);
  else settings[index] = setting;
}
