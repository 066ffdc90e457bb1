import { expect, test } from '../support/fixtures';

test("Next's image optimizer is switched off, and writes nothing into the log", async ({
  request,
  storefront,
}) => {
  const before = storefront.output();
  const forgedLine = encodeURIComponent('/x\n{"event":"forged"}');
  const response = await request.get(`/_next/image?url=${forgedLine}&w=64&q=75`);
  expect(response.status()).toBe(404);
  expect(storefront.output()).toBe(before);
});
