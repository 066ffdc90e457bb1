import { gzipSync } from 'node:zlib';
import { chromium, type Response } from 'playwright';
import { browserArguments, systemChromium } from '@/scripts/find-chromium';

export interface Script {
  path: string;
  /** Bytes as gzip. */
  compressed: number;
}

/** The scripts that a browser with an empty cache downloads for a page. */
export async function scriptsOf(address: string): Promise<Script[]> {
  const browser = await chromium.launch({
    executablePath: systemChromium() ?? undefined,
    args: browserArguments,
  });
  try {
    const page = await browser.newPage();
    const responses: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') responses.push(response);
    });
    const answer = await page.goto(address, { waitUntil: 'networkidle' }); // Prefetched scripts count, too.
    if (!answer?.ok()) throw new Error(`${address} answered ${answer?.status()}`);
    if (responses.length === 0) throw new Error(`${address} came without any script`);
    return await Promise.all(responses.map(weigh));
  } finally {
    await browser.close();
  }
}

/** Uncompressed scripts count as if they were compressed. */
async function weigh(response: Response): Promise<Script> {
  const path = new URL(response.url()).pathname;
  if ((await response.headerValue('content-encoding')) !== 'gzip') {
    return { path, compressed: gzipSync(await response.body()).byteLength };
  }
  const { responseBodySize } = await response.request().sizes();
  return { path, compressed: responseBodySize };
}
