import type { Pack } from '../../../data/schema.ts';
import { foldString } from '../../../matching/normalize.ts';
import { expand } from '../../../matching/syntax.ts';

const plain = (text: string): string => foldString(text).replaceAll('·', '');
const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a surface is one of its concept's listed forms, whatever signs it is written with; of "name (short form)" the name. */
export function formsOf({ concepts }: Pick<Pack, 'concepts'>): (surface: string, concept: string) => boolean {
  const spelled = new Map(
    concepts.map(({ id, forms }) => {
      const listed = Object.values(forms).flat();
      const all = listed.flatMap((one) => expand(typeof one === 'string' ? one : one.form));
      // A star is any letters, those of two units (U+FDD0 when folded) too.
      const stems = all
        .filter((one) => one.includes('*'))
        .map((one) => one.split('*').map((part) => quoted(plain(part))));
      const pattern = stems.map((parts) => parts.join('[\\p{L}\\p{M}_\ufdd0]*')).join('|');
      return [id, { whole: new Set(all.map(plain)), stem: new RegExp(`^(?:${pattern || '(?!)'})$`, 'u') }] as const;
    }),
  );
  return (surface, concept) => {
    const { whole, stem } = spelled.get(concept)!;
    const folded = plain(surface);
    return [folded, folded.replace(/ ?\(.*\)$/, '')].some((one) => whole.has(one) || stem.test(one));
  };
}
