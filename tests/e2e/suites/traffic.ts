import { CONTROL, isOfSamplePage, samplePages } from '../../pages/index.ts';
import type { Seen } from '../harness/proxy.ts';

/** What browsers ask of their makers by themselves, with no extension at all. */
const makers = /^([a-z0-9-]+\.)*(google|googleapis|gvt1|gstatic|mozilla|mozgcp|firefox)\.(com|net|org)$/;
const pageHosts = new Set([...samplePages.map(({ url }) => new URL(url).host), new URL(CONTROL).host]);

/** Requests that neither a sample page nor the browser itself makes. */
export const unexpected = (seen: readonly Seen[]): Seen[] =>
  seen.filter(({ method, url, origin }) => {
    if (/^(chrome|moz)-extension:/.test(origin ?? '')) return true;
    const host = method === 'CONNECT' ? url.replace(/:\d+$/, '') : new URL(url).host;
    if (makers.test(host)) return false;
    return method === 'CONNECT' ? !pageHosts.has(host) : !isOfSamplePage(url);
  });
