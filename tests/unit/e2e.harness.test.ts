import { X509Certificate } from 'node:crypto';
import { request } from 'node:http';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '../e2e/harness/certificate.ts';
import { startProxy } from '../e2e/harness/proxy.ts';
import { inserted } from '../e2e/suites/steps.ts';
import { unexpected } from '../e2e/suites/traffic.ts';
import { samplePages, sampleSite } from '../pages/index.ts';

describe('certificate of the loopback proxy', () => {
  it('is well formed, signed by its own key and good now', () => {
    const { cert, key } = selfSigned();
    const x509 = new X509Certificate(cert);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(Date.parse(x509.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(x509.validTo)).toBeGreaterThan(Date.now());
    expect(key).toContain('PRIVATE KEY');
  });
});

describe('loopback proxy', () => {
  it('answers any host over TLS through CONNECT, and records it', async () => {
    const proxy = await startProxy((url) => (url.pathname === '/a' ? { body: `this is ${url.href}` } : undefined));
    try {
      const said = await new Promise<string>((done, fail) => {
        const tunnel = request({ port: proxy.port, host: '127.0.0.1', method: 'CONNECT', path: 'www.example.org:443' });
        tunnel.on('error', fail).on('connect', (_response, socket) => {
          const tls = connectTls({ socket, rejectUnauthorized: false }, () => {
            tls.write('GET /a HTTP/1.1\r\nhost: www.example.org\r\nconnection: close\r\n\r\n');
          });
          let text = '';
          tls
            .on('data', (data: Buffer) => (text += data))
            .on('end', () => done(text))
            .on('error', fail);
        });
        tunnel.end();
      });
      expect(said).toContain('200 OK');
      expect(said).toContain('this is https://www.example.org/a');
      expect(proxy.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
        'CONNECT www.example.org:443',
        'GET https://www.example.org/a',
      ]);
    } finally {
      await proxy.close();
    }
  });
});

describe('inserted', () => {
  it('finds a piece of markup put in anywhere, and nothing else', () => {
    expect(inserted('<p>a</p></body></html>', '<p>a</p></body><x-y a="1"></x-y></html>')).toBe('<x-y a="1"></x-y>');
    expect(inserted('<p>a</p>', '<p>a</p>')).toBe('');
    expect(inserted('<p>a</p><p>b</p>', '<p>a!</p><i></i><p>b</p>')).toBeNull();
    expect(inserted('<p>a</p>', '<p>b</p><i></i>')).toBeNull();
    expect(inserted('<p>a</p>', '<p></p>')).toBeNull();
  });
  it('gives what makes the new text from the old one, whatever was put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (head, piece, tail) => {
        const found = inserted(head + tail, head + piece + tail);
        expect(found).toHaveLength(piece.length);
      }),
    );
  });
});

describe('sample pages', () => {
  it('are served under their addresses, each named once', () => {
    const site = sampleSite();
    for (const { url } of samplePages) expect(site(new URL(url), undefined as never)?.body).toContain('</html>');
    expect(new Set(samplePages.map(({ url }) => url)).size).toBe(samplePages.length);
    expect(new Set(samplePages.map(({ name }) => name)).size).toBe(samplePages.length);
  });
  it('account for their own requests and no others', () => {
    const seen = (method: string, url: string, origin: string | null = null) => ({
      method,
      url,
      origin,
      dest: null,
      found: true,
    });
    const page = samplePages[0]!.url;
    expect(
      unexpected([
        seen('GET', page),
        seen('CONNECT', `${new URL(page).host}:443`),
        seen('CONNECT', 'update.googleapis.com:443'),
      ]),
    ).toEqual([]);
    expect(
      unexpected([
        seen('GET', 'https://tracker.example/'),
        seen('CONNECT', 'tracker.example:443'),
        seen('UPGRADE', 'wss://tracker.example/socket'),
        seen('POST', page.replace('/article', '/collect')),
        seen('GET', page, 'chrome-extension://abc'),
        seen('GET', 'https://google.com.evil.example/'),
      ]),
    ).toHaveLength(6);
  });
});
