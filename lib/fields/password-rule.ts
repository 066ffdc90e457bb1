// What a password must be: 8 to 80 characters with a lowercase letter and a digit. This one rule satisfies Cleeng's
// documentation and both of its public clients, which disagree. Runs on both sides: shown while typing, checked on arrival.

export const passwordRules = [
  { id: 'length', holds: (password: string) => password.length >= 8 && password.length <= 80 },
  { id: 'lowercase', holds: (password: string) => /[a-z]/.test(password) },
  { id: 'digit', holds: (password: string) => /\d/.test(password) },
] as const;

export function isAcceptablePassword(password: string): boolean {
  return passwordRules.every((rule) => rule.holds(password));
}
