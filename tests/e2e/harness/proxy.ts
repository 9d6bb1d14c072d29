import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { selfSigned } from './certificate.ts';

/** What the proxy says to one request. `body` a string is served as UTF-8. */
export interface Reply {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** Answers a URL, or undefined for 404. */
export type Site = (url: URL, request: IncomingMessage) => Reply | undefined;

/** One request as the proxy saw it. `connect` stands for a tunnel that was asked for, whatever was sent through it. */
export interface Seen {
  method: string;
  url: string;
  /** `Sec-Fetch-Dest`: document, image, script, empty (fetch) … */
  dest: string | null;
  origin: string | null;
  found: boolean;
}

export interface Proxy {
  port: number;
  /** All requests since the start or the last `forget`, in order. */
  seen: Seen[];
  forget(): void;
  /** What is served from now on. */
  serve(site: Site): void;
  close(): Promise<void>;
}

/**
 * A loopback proxy that answers for every host of the web, over HTTP and over TLS (`CONNECT`), from `site` alone: nothing
 * leaves the machine. It records every request, so that one that nobody expected shows.
 */
export async function startProxy(site: Site): Promise<Proxy> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  let current = site;

  const answer = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    const address = request.url ?? '/';
    const url = new URL(
      /^https?:/i.test(address) ? address : `${scheme}://${request.headers.host ?? 'invalid'}${address}`,
    );
    const reply = current(url, request);
    const header = (name: string) => (request.headers[name] as string | undefined) ?? null;
    seen.push({
      method: request.method ?? 'GET',
      url: url.href,
      dest: header('sec-fetch-dest'),
      origin: header('origin'),
      found: !!reply,
    });
    response.writeHead(reply?.status ?? (reply ? 200 : 404), {
      'content-type': reply?.type ?? 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...reply?.headers,
    });
    response.end(reply?.body ?? '');
  };

  const secure = createSecureServer(selfSigned(), answer('https'));
  const plain = createServer(answer('http'));
  plain.on('connect', (request, socket: Socket, head: Buffer) => {
    seen.push({ method: 'CONNECT', url: request.url ?? '', dest: null, origin: null, found: true });
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length) socket.unshift(head);
    secure.emit('connection', socket);
  });
  for (const server of [plain, secure]) {
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      seen.push({
        method: 'UPGRADE',
        url: `wss://${request.headers.host}${request.url}`,
        dest: null,
        origin: null,
        found: false,
      });
      socket.destroy();
    });
    server.on('clientError', (_error: Error, socket: Socket) => socket.destroy());
  }
  secure.on('tlsClientError', () => {}); // a browser's own service that pins its certificate hangs up; it is in `seen`
  plain.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));

  return {
    port: (plain.address() as AddressInfo).port,
    seen,
    forget: () => void seen.splice(0),
    serve: (next) => void (current = next),
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        plain.close(() => done());
      }),
  };
}
