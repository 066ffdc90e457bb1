import { expect, test } from '../support/fixtures';

const codes = [
  'sso_cancelled',
  'sso_expired',
  'sso_refused',
  'sso_email_missing',
  'sso_email_unverified',
  'sso_other_publisher',
  'sso_identity_mismatch',
  'sso_already_linked',
  'sso_unavailable',
];

const cancelled: Record<string, string> = {
  en: 'You did not finish signing in.',
  nl: 'Het inloggen is niet afgemaakt.',
  de: 'Die Anmeldung wurde nicht abgeschlossen.',
  es: 'No se terminó de iniciar la sesión.',
  pl: 'Logowanie nie zostało dokończone.',
};

test('Each sentence is there in five languages, and names no vendor', async ({ request }) => {
  const seen = new Set<string>();
  for (const [language, sentence] of Object.entries(cancelled)) {
    const headers = { 'accept-language': language };
    for (const code of codes) {
      const page = await request.get(`/sso/problem?problem=${code}`, { headers });
      const text = await page.text();
      expect(text).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
      if (code === 'sso_cancelled') expect(text).toContain(sentence);
      const [, lead = ''] = /<h1[^>]*>.*?<\/h1>\s*<p[^>]*>(.*?)<\/p>/s.exec(text) ?? [];
      expect(lead, `${language} ${code}`).not.toBe('');
      expect(lead).not.toMatch(/cleeng|openid|oidc|sso_/i);
      seen.add(lead);
    }
  }
  expect(seen.size).toBe(codes.length * Object.keys(cancelled).length);
});
