import { join } from 'node:path';
import { readPack } from '../../../tools/read-pack.ts';

/** The pack that the builds ship: what is shown must be its exact words. */
export const pack = readPack(join(import.meta.dirname, '../../../data/packs/korea-alliance'));
