import type { z } from 'zod';
import { type Settings, settingsSchema } from '../world/settings';
import type { World } from '../world/world';

export const changeSettingsSchema = settingsSchema.partial();

export function changeSettings(
  world: World,
  input: z.infer<typeof changeSettingsSchema>,
): Settings {
  world.settings = { ...world.settings, ...input };
  return world.settings;
}
