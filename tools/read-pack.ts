import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { Concept, PackMeta, Passage, Timeline, type Pack } from '../data/schema.ts';

/** A pack that does not hold together: says which file and where. */
export class PackError extends Error {
  override name = 'PackError';
}

const parse = <S extends v.GenericSchema>(dir: string, file: string, schema: S): v.InferOutput<S> => {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(dir, file), 'utf8'));
  } catch (error) {
    throw new PackError(`${join(dir, file)}: ${(error as Error).message}`);
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new PackError(`${join(dir, file)}: ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
};

/**
 * Reads and validates the pack in a folder.
 * @throws PackError when a file is missing or malformed, a quote does not stand in the essay byte for byte, or an id does not resolve.
 */
export function readPack(folder: string): Pack {
  const dir = resolve(folder);
  let essay: string;
  try {
    essay = readFileSync(join(dir, 'essay.txt'), 'utf8');
  } catch (error) {
    throw new PackError(`${join(dir, 'essay.txt')}: ${(error as Error).message}`);
  }
  const meta = parse(dir, 'pack.json', PackMeta);
  const passages = parse(dir, 'passages.json', v.array(Passage)).map((p) => ({ ...p, text: essay.slice(p.start, p.end) }));
  const concepts = parse(dir, 'concepts.json', v.array(Concept));
  const timeline = parse(dir, 'timeline.json', Timeline);
  const patterns = parse(dir, 'patterns.json', v.unknown());
  const ranker = parse(dir, 'ranker.json', v.unknown());
  const pack = { dir, essay, meta, passages, concepts, timeline, patterns, ranker };
  checkReferences(pack);
  return pack;
}

function checkReferences({ dir, passages, concepts, timeline }: Pack): void {
  const fail = (what: string): never => {
    throw new PackError(`${dir}: ${what}`);
  };
  const passageById = new Map(passages.map((p) => [p.id, p]));
  const conceptIds = new Set(concepts.map((c) => c.id));
  const unique = (what: string, ids: string[]) => {
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice) fail(`${what} ${twice} stands twice`);
  };
  unique('passage', passages.map((p) => p.id));
  unique('concept', concepts.map((c) => c.id));
  const { events, later, notes, flags } = timeline;
  unique('timeline entry', [...events, ...later, ...notes, ...flags].map((e) => e.id));
  for (const p of passages) {
    if (!p.text || p.text !== p.text.trim()) fail(`passage ${p.id} does not stand at ${p.start}-${p.end} of the essay`);
    if (!p.text.slice(p.quote.start, p.quote.end).trim()) fail(`passage ${p.id}: empty quote`);
    for (const c of [...p.concepts, ...p.core]) if (!conceptIds.has(c)) fail(`passage ${p.id}: no concept ${c}`);
  }
  for (const c of concepts)
    for (const p of [...c.passages, ...c.corePassages]) if (!passageById.has(p)) fail(`concept ${c.id}: no passage ${p}`);
  for (const { id, anchor } of [...events, ...notes, ...flags]) {
    const passage = passageById.get(anchor.passage) ?? fail(`${id}: no passage ${anchor.passage}`);
    if (passage.text.slice(anchor.start, anchor.end) !== anchor.exact) fail(`${id}: its quote does not stand in ${anchor.passage} at ${anchor.start}`);
  }
  for (const e of [...events, ...later]) for (const c of e.concepts) if (!conceptIds.has(c)) fail(`${e.id}: no concept ${c}`);
  for (const l of later) for (const p of l.passages) if (!passageById.has(p)) fail(`${l.id}: no passage ${p}`);
}
