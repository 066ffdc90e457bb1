import { isSecretField } from '@/lib/forms/form-state';

/** Loads the page of the current release with what was typed, except secrets (lib/forms/outdated-form.ts). */
export function updatePage(form: HTMLFormElement): void {
  const post = document.createElement('form'); // To the address of this page.
  post.method = 'post';
  post.enctype = 'multipart/form-data';
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || isSecretField(name) || name.startsWith('$ACTION')) continue;
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    post.append(field);
  }
  document.body.append(post);
  post.submit();
}
