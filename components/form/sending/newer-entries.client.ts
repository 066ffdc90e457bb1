type Control = HTMLInputElement | HTMLSelectElement;

/** What the visitor changed in the form while `sent` was on its way, as a function that enters it again. */
export function newerEntries(form: HTMLFormElement, sent: FormData): () => void {
  const changed = controlsOf(form)
    .filter((control) => isChanged(control, sent))
    .map(({ name, value }) => ({ name, value }));
  return () => {
    for (const { name, value } of changed) {
      const control = controlsOf(form).find((now) => isSameControl(now, name, value));
      if (control) enter(control, value);
    }
  };
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement && element.type !== 'hidden') ||
      element instanceof HTMLSelectElement,
  );
}

/** A box ticked meanwhile does not count: the text beside it may be another now. */
function isChanged(control: Control, sent: FormData): boolean {
  const wasSent = sent.getAll(control.name).includes(control.value);
  if (!isTickable(control)) return !wasSent;
  return control.type === 'radio' ? control.checked && !wasSent : !control.checked && wasSent;
}

function isSameControl(control: Control, name: string, value: string): boolean {
  return control.name === name && (!isTickable(control) || control.value === value);
}

function enter(control: Control, value: string): void {
  if (isTickable(control)) control.checked = control.type === 'radio';
  else control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true })); // The rules of a password are ticked off.
}

function isTickable(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}
