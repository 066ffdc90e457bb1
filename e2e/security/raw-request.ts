import { connect } from 'node:net';

/** The whole response to bytes as they are; empty where the server closes the connection without one. */
export async function sendRaw(
  url: string,
  bytes: string | Buffer,
  { thenEnd = false } = {},
): Promise<string> {
  const socket = connect({
    port: Number(new URL(url).port),
    host: '127.0.0.1',
    allowHalfOpen: true,
  });
  let response = '';
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    response += text;
  });
  socket.on('end', () => socket.destroy());
  socket.on('error', () => undefined); // A reset is an end, too.
  const closed = new Promise((resolve) => socket.on('close', resolve));
  if (thenEnd) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  return response;
}

export function statusOf(response: string): number | null {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(response) ?? [];
  return status ? Number(status) : null;
}
