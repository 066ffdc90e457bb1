import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onSignOut } from '@/components/session/on-sign-out.client';
import { type FormState, idleForm } from '@/lib/forms/form-state';
import { CheckboxField } from './checkbox-field.client';
import { Field } from './field.client';
import { ClientForm } from './form.client';
import { ClientPasswordField } from './password-field.client';
import { SelectField } from './select-field.client';
import { SubmitButton } from './submit-button.client';

const action = vi.fn<(previous: FormState, data: FormData) => Promise<FormState>>();
const sentences = {
  summary: 'Not yet',
  noAnswer: 'No answer',
  outdated: 'Outdated',
  update: 'Load it again',
  notLoaded: 'Not loaded',
};

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const container = document.body.appendChild(document.createElement('div'));
  await act(async () =>
    createRoot(container).render(
      <ClientForm name="login" action={action} sentences={sentences} endsSession>
        <Field name="email" label="E-mail" />
        <ClientPasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          toggleLabel="Show"
          rules={[]}
          metLabel="Done"
        />
        <CheckboxField name="news" label="News" isTicked shown={{ version: '2' }} />
        <SelectField
          name="country"
          label="Country"
          placeholder="Choose"
          options={[
            { value: 'NL', label: 'Netherlands' },
            { value: 'DE', label: 'Germany' },
          ]}
        />
        <SubmitButton pendingLabel="Sending">Send</SubmitButton>
      </ClientForm>,
    ),
  );
  input('email').value = 'ada@example.com';
  input('password').value = 'seat-number-1';
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  action.mockReset();
});

it('keeps everything as it is where no answer came back', async () => {
  action.mockRejectedValue(new TypeError('Failed to fetch'));
  await send();
  expect(document.activeElement?.textContent).toContain('No answer');
  expect(input('email').value).toBe('ada@example.com');
  expect(input('password').value).toBe('seat-number-1');
  expect(input('news').checked).toBe(true);
});

it('asks to load the page again where the server has another build', async () => {
  action.mockRejectedValue(Object.assign(new Error('?'), { name: 'UnrecognizedActionError' }));
  await send();
  expect(document.activeElement?.textContent).toContain('Outdated');
  const posted = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
  await act(async () => buttonOf('Load it again').click());
  const form = posted.mock.contexts[0];
  expect(form).toMatchObject({ method: 'post', enctype: 'multipart/form-data' });
  expect(Object.fromEntries(new FormData(form as HTMLFormElement))).toEqual({
    $form: 'login',
    email: 'ada@example.com',
    version: '2',
    news: 'on',
    country: '',
  });
});

it('shows a refusal with what came back, and empties the password', async () => {
  action.mockResolvedValue({
    ...idleForm,
    status: 'refused',
    attempt: 1,
    values: { email: 'ada@example', version: '2', news: 'on' },
    errors: [{ field: 'email', sentence: 'Not complete.' }],
  });
  await send();
  expect(document.querySelector('a[href="#email"]')?.textContent).toBe('E-mail: Not complete.');
  expect(input('email').value).toBe('ada@example');
  expect(input('email').getAttribute('aria-describedby')).toBe('email-error');
  expect(input('password').value).toBe('');
  expect(input('news').checked).toBe(true);
});

it('keeps what was typed and chosen while it was sent', async () => {
  let answer = (_: FormState) => {};
  action.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  select('country').value = 'NL';
  await send();
  input('email').value = 'ada@example.org';
  input('password').value = 'seat-number-2';
  select('country').value = 'DE';
  input('news').checked = false;
  const values = { email: 'ada@example.com', country: 'NL', version: '2', news: 'on' };
  await act(async () => answer({ ...idleForm, status: 'refused', attempt: 1, values }));
  expect(input('email').value).toBe('ada@example.org');
  expect(input('password').value).toBe('seat-number-2');
  expect(select('country').value).toBe('DE');
  expect(input('news').checked).toBe(false);
});

it('does not keep a tick that was set while it was sent', async () => {
  let answer = (_: FormState) => {};
  action.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  input('news').checked = false;
  await send();
  input('news').checked = true;
  const values = { email: 'ada@example.com', version: '2' };
  await act(async () => answer({ ...idleForm, status: 'refused', attempt: 1, values }));
  expect(input('news').checked).toBe(false);
});

it('hides a revealed password before it is sent', async () => {
  action.mockResolvedValue({ ...idleForm, status: 'refused', attempt: 1 });
  const reveal = document.querySelector<HTMLButtonElement>('button[aria-pressed]');
  await act(async () => reveal?.click());
  expect(input('password').type).toBe('text');
  const typeAtSubmit = new Promise((resolve) =>
    document.addEventListener('submit', () => resolve(input('password').type), { once: true }),
  );
  await send();
  expect(await typeAtSubmit).toBe('password');
  expect(reveal?.getAttribute('aria-pressed')).toBe('false');
});

it('unticks what was ticked for another version', async () => {
  action.mockResolvedValue({
    ...idleForm,
    status: 'refused',
    attempt: 1,
    values: { version: '1', news: 'on' },
  });
  await send();
  expect(input('news').checked).toBe(false);
});

it('is sent once, however often its button is pressed meanwhile', async () => {
  let answer = (_: FormState) => {};
  action.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  await send();
  await send();
  expect(button().textContent).toBe('Sending');
  await act(async () => answer({ ...idleForm, status: 'refused', attempt: 1 }));
  expect(button().textContent).toBe('Send');
  expect(action).toHaveBeenCalledOnce();
});

it('stops waiting for a response after thirty seconds, and can be sent again', async () => {
  vi.useFakeTimers();
  action.mockReturnValue(new Promise(() => {}));
  await send();
  await act(() => vi.advanceTimersByTimeAsync(29_000));
  expect(button().textContent).toBe('Sending');
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(document.activeElement?.textContent).toContain('No answer');
  expect(input('password').value).toBe('seat-number-1');
  expect(button().textContent).toBe('Send');
});

it('loads its page again when Back returns to it after it has led elsewhere', async () => {
  vi.useFakeTimers();
  const assign = vi.spyOn(window.location, 'assign').mockReturnValue();
  const replace = vi.spyOn(window.location, 'replace').mockReturnValue();
  action.mockResolvedValue({ ...idleForm, goTo: '/account' });
  await send();
  expect(assign).toHaveBeenCalledExactlyOnceWith('/account');
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(replace).toHaveBeenCalledExactlyOnceWith(location.pathname + location.search);
  await settle();
});

it('leads on by a link where the next document does not come, and can be sent again', async () => {
  vi.useFakeTimers();
  vi.spyOn(window.location, 'assign').mockReturnValue();
  action.mockResolvedValue({ ...idleForm, goTo: '/account' });
  await send();
  expect(button().textContent).toBe('Sending');
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(button().textContent).toBe('Send');
  expect(document.querySelector('a[href="/account"]')?.textContent).toBe('Not loaded');
  input('news').checked = false;
  action.mockResolvedValue({ ...idleForm, status: 'refused', attempt: 2, notice: 'Closed' });
  await send();
  expect(action.mock.lastCall?.[1].has('news')).toBe(false);
  expect(document.activeElement?.textContent).toContain('Closed');
});

it('leads on at once where the visitor has stopped the next document', async () => {
  const navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  vi.spyOn(window.location, 'assign').mockReturnValue();
  action.mockResolvedValue({ ...idleForm, goTo: '/account' });
  await send();
  await act(async () => navigation.dispatchEvent(new Event('navigateerror')));
  expect(button().textContent).toBe('Send');
  expect(document.querySelector('a[href="/account"]')?.textContent).toBe('Not loaded');
});

it('signs the chat out when it has ended the session, and not when it was refused', async () => {
  vi.useFakeTimers();
  vi.spyOn(window.location, 'assign').mockReturnValue();
  const signOutChat = vi.fn(async () => {});
  const remove = onSignOut(signOutChat);
  action.mockResolvedValueOnce({ ...idleForm, status: 'refused', attempt: 1 });
  await send();
  expect(signOutChat).not.toHaveBeenCalled();
  action.mockResolvedValueOnce({ ...idleForm, goTo: '/' });
  await send();
  expect(signOutChat).toHaveBeenCalledOnce();
  remove();
  await settle();
});

/** An action that still runs holds back those of the next test, as it does in a browser. */
async function settle(): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(10_000));
}

function input(name: string): HTMLInputElement {
  const found = document.querySelector(`input[name="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`There is no input ${name}.`);
  return found;
}

function select(name: string): HTMLSelectElement {
  const found = document.querySelector(`select[name="${name}"]`);
  if (!(found instanceof HTMLSelectElement)) throw new Error(`There is no list ${name}.`);
  return found;
}

function buttonOf(text: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === text,
  );
  if (!found) throw new Error(`There is no button ${text}.`);
  return found;
}

function button(): HTMLButtonElement {
  const found = document.querySelector('button[type="submit"]');
  if (!(found instanceof HTMLButtonElement)) throw new Error('There is no button.');
  return found;
}

async function send(): Promise<void> {
  await act(async () => button().click());
}
