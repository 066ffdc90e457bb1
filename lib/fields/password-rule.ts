// Cleeng's documentation and its two clients disagree; these rules satisfy all three. Also used in the browser.

export const passwordRules = [
  { id: 'length', holds: (password: string) => password.length >= 8 && password.length <= 80 },
  { id: 'lowercase', holds: (password: string) => /[a-z]/.test(password) },
  { id: 'digit', holds: (password: string) => /\d/.test(password) },
] as const;

export function isAcceptablePassword(password: string): boolean {
  return passwordRules.every((rule) => rule.holds(password));
}
