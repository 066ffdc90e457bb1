// In a process of its own: what sends the attacks is busy, too.
import { Agent, get } from 'node:http';

const [url] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let longest = 0;
process.on('message', () => {
  process.send?.(longest);
  longest = 0;
});

for (;;) {
  const sentAt = performance.now();
  await answered(`${url}/api/health`);
  longest = Math.max(longest, performance.now() - sentAt);
}

function answered(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${address} answered ${response.statusCode}.`));
      });
    }).once('error', reject);
  });
}
