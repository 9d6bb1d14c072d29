/** What an element's tag, role, class, id and microdata say about the text in it. */
import { nameHint, type Named } from './class-names';

/** What class and id may say (see there); a teaser is surroundings. */
export type Hint = Exclude<Named, 'teaser'> | null;

/** Says that something is surroundings of an article. */
export const isOff = (hint: Hint): boolean =>
  hint === 'off' || hint === 'comments' || hint === 'paywall' || hint === 'credit';

const byTag = new Map<string, Hint>([
  ['nav', 'off'], ['aside', 'off'], ['footer', 'off'], ['menu', 'off'], ['dialog', 'off'], ['article', 'article'], ['figcaption', 'caption'],
]); // prettier-ignore
const offRoles =
  /^(?:navigation|complementary|contentinfo|search|menu|menubar|dialog|alertdialog|toolbar|tablist|button|alert|status|tooltip|form|listbox)$/i;

function propertyHint(property: string): Hint {
  if (/\barticleBody\b/i.test(property)) return 'body';
  if (/\bheadline\b/i.test(property)) return 'headline';
  if (/\b(?:description|alternativeHeadline|abstract)\b/i.test(property)) return 'lead';
  if (/\bcaption\b/i.test(property)) return 'caption';
  if (/\b(?:comment|author|publisher|copyrightHolder|keywords)\b/i.test(property)) return 'off';
  return /\bliveBlogUpdate\b/i.test(property) ? 'article' : null;
}

/** What an element's attributes say. `names` is class and id joined by a blank. */
export interface Attributes {
  names: string;
  role: string | null;
  itemprop: string | null;
  itemtype: string | null;
}

export function hintOf(tag: string, { names, role, itemprop, itemtype }: Attributes): Hint {
  if (tag === 'html' || tag === 'body' || tag === 'main') return null;
  const named = names === '' ? null : nameHint(names);
  if (named === 'hidden') return named;
  if (itemprop) {
    const hint = propertyHint(itemprop);
    if (hint) return hint;
  }
  if (itemtype && /(?:Article|BlogPosting|Report)\b/.test(itemtype)) return 'article';
  if (role) {
    if (offRoles.test(role)) return 'off';
    if (role === 'article') return 'article';
  }
  // An article's classes speak of its topics and template too; only a teaser's and a comment's own say what it is.
  if (tag === 'article') return named === 'comments' ? named : named === 'teaser' ? 'off' : 'article';
  const own = named === 'teaser' ? 'off' : named;
  const tagged = byTag.get(tag) ?? null;
  if (tagged === 'off') return own === 'comments' || own === 'caption' || own === 'credit' ? own : 'off';
  if (tagged === 'caption') return own === 'credit' ? 'credit' : 'caption';
  return own ?? tagged;
}
