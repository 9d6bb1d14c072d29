/** What each element is to the reading of text. Anything not listed is inline, unless it is a custom element (walk.ts). */

/** `skip`: nothing of it is text. `object`: something else than text stands at that place. `ruby`: pronunciation between the characters. */
export type Kind = 'block' | 'inline' | 'skip' | 'object' | 'break' | 'rule' | 'slot';

const kinds = new Map<string, Kind>();
const put = (kind: Kind, tags: string): void => tags.split(' ').forEach((tag) => void kinds.set(tag, kind));

put(
  'block',
  'html body address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav ol optgroup p pre search section summary table tbody td tfoot th thead tr ul xmp listing',
);
put(
  'inline',
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb rbc ruby s small span strike strong sub sup time tt u wbr',
);
// Pronunciation (rt, rp) stands between the characters of a name that it explains.
put(
  'skip',
  'head script style noscript template iframe frame frameset noframes object embed applet svg math canvas video audio img picture map area link meta title base source track param datalist progress meter rt rp rtc',
);
put('object', 'code kbd samp var input textarea select button output option');
put('break', 'br');
put('rule', 'hr');
put('slot', 'slot');

/** Undefined for elements that HTML does not know. */
export const kindOf = (tag: string): Kind | undefined => kinds.get(tag);

const hosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/** May have a shadow root, by the DOM standard (custom elements may, too). */
export const canHost = (tag: string): boolean => hosts.has(tag);

export const isHeading = (tag: string): boolean => tag.length === 2 && tag[0] === 'h' && tag >= 'h1' && tag <= 'h6';
