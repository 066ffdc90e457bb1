import { html } from 'hono/html';
import { z } from 'zod';
import { type Settings, settingsSchema } from '../../world/settings';
import type { World } from '../../world/world';

export function settingsSection(world: World) {
  const names = Object.keys(settingsSchema.shape) as (keyof Settings)[];
  return html`<section id="settings" class="wide">
    <h2>Settings</h2>
    <form method="post" action="/panel/settings" class="grid">
      ${names.map((name) => html`<label>${titleOf(name)}${inputFor(name, world.settings)}</label>`)}
      <button>Save</button>
    </form>
  </section>`;
}

function titleOf(name: keyof Settings): string {
  const description = settingsSchema.shape[name].description ?? name;
  return description.charAt(0).toUpperCase() + description.slice(1);
}

function inputFor(name: keyof Settings, settings: Settings) {
  const value = settings[name];
  const choices = choicesOf(name);
  if (choices) {
    return html`<select name="${name}">
      ${choices.map((choice) => html`<option${choice === value ? html` selected` : ''}>${String(choice)}</option>`)}
    </select>`;
  }
  if (typeof value === 'number')
    return html`<input type="number" name="${name}" min="${lowestOf(name)}" step="any" value="${value}">`;
  return html`<input name="${name}" value="${typeof value === 'string' ? value : JSON.stringify(value)}">`;
}

function lowestOf(name: keyof Settings): number {
  const schema = settingsSchema.shape[name];
  return schema instanceof z.ZodNumber ? (schema.minValue ?? 0) : 0;
}

function choicesOf(name: keyof Settings): unknown[] | undefined {
  const schema = settingsSchema.shape[name];
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => [...option.values]);
  return undefined;
}

/** Text that is valid JSON is parsed as JSON. */
export function settingsFromForm(form: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries([...form].map(([name, text]) => [name, jsonOrText(text)]));
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
