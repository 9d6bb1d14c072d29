import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { Concept, PackMeta, Passage, Timeline, type Pack } from '../data/schema.ts';
import { readRanker } from '../matching/ranker.ts';
import { faults } from './check-pack.ts';

/** A pack that does not hold together: says which file and where. */
export class PackError extends Error {
  override name = 'PackError';
}

const text = (dir: string, file: string): string => {
  try {
    // A byte that is no UTF-8 would be replaced silently and move every offset after it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(dir, file)));
  } catch (error) {
    throw new PackError(`${join(dir, file)}: ${(error as Error).message}`);
  }
};

const parse = <S extends v.GenericSchema>(dir: string, file: string, schema: S): v.InferOutput<S> => {
  const raw = text(dir, file);
  let json: unknown;
  try {
    json = JSON.parse(raw);
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
 * @throws PackError when a file is missing or malformed, a quote does not stand in the essay byte for byte, or an id does
 * not resolve. Its message is `<file>: <place>: <what>`.
 */
export function readPack(folder: string): Pack {
  const dir = resolve(folder);
  const essay = text(dir, 'essay.txt');
  const meta = parse(dir, 'pack.json', PackMeta);
  const passages = parse(dir, 'passages.json', v.array(Passage)).map((p) => ({
    ...p,
    text: essay.slice(p.start, p.end),
  }));
  const concepts = parse(dir, 'concepts.json', v.array(Concept));
  const timeline = parse(dir, 'timeline.json', Timeline);
  // compileMatcher, whose shape they are, validates patterns.json and relevance.json.
  const patterns = parse(dir, 'patterns.json', v.unknown());
  const ranker = parse(dir, 'ranker.json', v.unknown());
  try {
    readRanker(ranker);
  } catch (error) {
    throw new PackError(`${join(dir, 'ranker.json')}: ${(error as Error).message}`);
  }
  const relevance = existsSync(join(dir, 'relevance.json')) ? parse(dir, 'relevance.json', v.unknown()) : undefined;
  const pack = { dir, essay, meta, passages, concepts, timeline, patterns, ranker, relevance };
  for (const { file, at, what } of faults(pack)) throw new PackError(`${join(dir, file)}: ${at}: ${what}`);
  return pack;
}
