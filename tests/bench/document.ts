/** docs/performance.md: a section for each command, replaced when it is run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const FILE = join(import.meta.dirname, '../../docs/performance.md');

/** What measured, as cores and model, and the day. */
export function machine(date = new Date()): string {
  const all = cpus();
  return `${all.length} cores, ${all[0]?.model.trim() ?? 'unknown'}; ${date.toISOString().slice(0, 10)}`;
}

/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->`. Pure.
 * @throws Error when the document has no such section
 */
export function withSection(document: string, name: string, body: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document has no section ${name}`);
  return `${document.slice(0, from + start.length)}\n\n${body.trim()}\n\n${document.slice(to)}`;
}

/** Writes a section, with the tables laid out as the formatter wants them. */
export async function writeSection(name: string, body: string): Promise<void> {
  const whole = withSection(readFileSync(FILE, 'utf8'), name, body);
  writeFileSync(FILE, await format(whole, { ...(await resolveConfig(FILE)), filepath: FILE }));
}
