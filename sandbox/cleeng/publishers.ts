// The second publisher has a customer of Cleeng who is not ours: https://developers.cleeng.com/reference/login, USER0003.

export const PUBLISHER = { id: 123456789, token: 'sandbox-publisher-token' };
export const OTHER_PUBLISHER = { id: 987654321 };

export const publishers = [PUBLISHER, OTHER_PUBLISHER];

export function isKnownPublisher(id: number | string): boolean {
  return publishers.some((publisher) => String(publisher.id) === String(id));
}
