import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  url: string;
  /** The ports that requests go to in turn. Change it at any time. */
  ports: number[];
  stop(): Promise<void>;
}

/** Like any balancer: keeps its connections, and tries the next instance where one refuses a connection. Says which one it was. */
export async function startBalancer(ports: number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const balancer: Balancer = { url: '', ports, stop };

  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    pass(incoming, Buffer.concat(chunks), response, balancer.ports.length);
  });

  function pass(
    incoming: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    triesLeft: number,
  ): void {
    turn += 1;
    const { method, url: path, headers } = incoming;
    const port = balancer.ports[turn % balancer.ports.length];
    const outgoing = request(
      { agent, host: '127.0.0.1', port, method, path, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-port': port });
        answer.pipe(response);
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && triesLeft > 1)
        pass(incoming, body, response, triesLeft - 1);
      else response.writeHead(502).end(error.message);
    });
    outgoing.end(body);
  }

  async function stop(): Promise<void> {
    server.close();
    server.closeAllConnections();
    agent.destroy();
    await once(server, 'close');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  balancer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return balancer;
}
