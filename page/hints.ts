/**
 * What an element's tag, role, class, id and microdata say about the text in it. Publishers' words, in the languages whose
 * papers we read; measured against the corpus (`npm run eval:extraction`), not complete by nature.
 */

/** `off`: surroundings (navigation, teasers …). `body`: says that it is the article's own text. `article`: one article with all that belongs to it. `hidden`: for screen readers only. */
export type Hint =
  | 'off'
  | 'comments'
  | 'body'
  | 'article'
  | 'headline'
  | 'lead'
  | 'caption'
  | 'credit'
  | 'live'
  | 'paywall'
  | 'hidden'
  | null;

/** Says that something is surroundings of an article. */
export const isOff = (hint: Hint): boolean =>
  hint === 'off' || hint === 'comments' || hint === 'paywall' || hint === 'credit';

/** In these lists `~` is a hyphen that may be missing, or an underscore or two; `*` is any letters. */
const either = (list: string): string =>
  list.trim().replaceAll('~', '[-_]{0,2}').replaceAll('*', '\\w*').split(/\s+/).join('|');
/** Begins a part of a name, whatever follows after a hyphen or underscore: `related` in "c-related-links". */
const part = (list: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${either(list)})(?=$|[\\s_-]|\\d)`);
/** Is a whole class (or its BEM block): `meta` in "meta" and "meta__item", not in "meta-analysis-body". */
const whole = (list: string): RegExp => new RegExp(`(?:^|\\s)(?:${either(list)})(?=$|\\s|__|--|_?\\d)`);

/** Names for what only screen readers are to read. */
export const readersOnly =
  /(?:^|[\s_-])(?:sr-?only|visually-?hidden|screen-?reader-?(?:text|only)?|a11y-hidden|assistive-text)(?=$|[\s_-])/i;

const comments = part(`
  comments comment~(?:list|section|area|form|wrap*|box|thread|container) commentlist commentarea respond disqus* livefyre
  reader~comments? kommentare? commentaires? comentarios? reple cmt cmts opinie opinia
`);
const commentsWhole = whole('comment reply replies dat~gl');

/** Surroundings whatever they hold. Also what an `<article>` may be when it is only a teaser for one. */
const offAlways = part(`
  related* relacionad[ao]s? verwandte?s? recirc* recommend* recommand* recomend* empfehlung* outbrain* taboola* zergnet* revcontent* dable* mgid* trc
  newsletter* promo promos promoted promotion* sponsor* advert* adsbygoogle adsense dfp werbung anzeigen? publicite publicidad reklama teaser teasers
  most~(?:read|popular|viewed|shared|commented|recent|watched|emailed|discussed) popular trending read~(?:more|next|also) see~also also~(?:read|like) more~(?:stories|news|articles|headlines|videos|from|on|in|coverage|links)
  up~next you~m(?:ay|ight)* editors?~picks? top~stories latest~(?:news|stories|posts|articles|headlines|videos) hot~news best~news
`);
const off = part(`
  navi? navbar navigation* subnav gnb lnb menu menus submenu breadcrumbs? skip~links?
  side~bars? sidebar* side~col* rail right~(?:rail|col*|side|bar) left~(?:rail|nav|bar)
  social* share shares share~\\w+ sharing sharedaddy sns addthis* addtoany* tweet~button like~button
  footer* colophon copyrights? cookies? consent* gdpr modal* popup* pop~up lightbox* drawer off~canvas masthead topbar
  signup sign~up subscribe* subscription* donate* donation* ranking* carousel slider* swiper
  taglist tag~(?:list|cloud|links|box|wrap) post~tags article~tags entry~tags hashtags? topic~(?:list|links|tags) keyword~\\w+
  author~(?:bio|box|info|card|profile|description) about~(?:the~)?authors? reporter~* journalist~* writer~* gija*
  pagination pager paging widget~area blogroll ticker playlist* video~(?:list|playlist|player) jwplayer* audio~player
  print~only
  article~(?:meta|tools|footer|info|share|utility|nav*|sidebar|related|bottom|date*|actions) entry~(?:meta|footer|utility) post~(?:meta|footer|info|navigation|nav|share|date|tools)
  infobox navbox* mw-editsection editsection catlinks reflist vertical-navbox metadata ambox hatnote mw-jump-link
`);
const offWhole = whole(`
  nav side aside secondary foot widgets? widget-\\w+ legal disclaimer imprint ads? adv ad~\\w+ pub banner banners headlines prev next slick toc noprint
  tags? tool tools toolbar tool~box util utils utility topics meta byline by~line date dates datetime timestamp bio profile rating* stars? vote* poll* survey quiz
  login* register account search* overlay tooltip hidden hide icon icons button buttons btn skip feedback related~\\w+ weather keywords? cta follow* quicklinks
`);
/** Spares what looks like surroundings and isn't: "with-sidebar", "no-comments". */
const spares =
  /(?:^|[\s_-])(?:with|has|no|without|show|hide|is|not|wp|type|format|status|category|tag|post_tag)-[\w-]+|side-?bar-(?:none|off|hidden|no|right|left)/g;

const body = part(`
  article~(?:body|content|text|main~body|txt|view|contents|copy|paragraphs?) article~body* articletext* articlecontent* articleview* story~(?:body|content|text|copy)* entry~(?:content|body|text) post~(?:content|body|text|entry)
  body~(?:text|copy|content) bodytext news~(?:body|content|text|view|con|txt|end) view~(?:con|content|txt|body|text) art~(?:body|text|txt|content) artikel~(?:text|body|inhalt) texte?~article
  rich~text textbody text~body caas-body zn-body* field-name-body field--name-body available-content post-article single~content main~text content~body maintext
`);
const lead = part(`
  standfirst dek sub~headline sub~head sub~title subtitle* lede lead~(?:text|paragraph|in) intro~text introduction article~(?:summary|intro|lead|subtitle|description|dek|excerpt|chapo|sub) chapo chapeau vorspann entradilla bajada copete
`);
const leadWhole = whole('deck lead leads intro summary abstract subhead sub~tit* description excerpt anons');
const headline = part(`
  headline article~(?:title|headline|head~line|hed|heading|tit) entry~title post~title story~(?:title|headline|heading) news~(?:title|headline|tit) headline~title main~title page~title art~title titre~* titular titulo hed tit~view
`);
const caption = part(`
  captions? wp-caption~* caption~\\w+ (?:image|photo|img|media|pic|picture|figure)~(?:caption|desc*|text|txt|info|legend) legende bildunterschrift bildtext pie~foto figcaption cutline thumbcaption imgcaption photocaption
`);
const credit = part(`
  credits? (?:photo|image|img|picture|media|pic|caption)~(?:credits?|by|source|byline|author|copyright|agency) photographer* photocredit imgcredit rights~holder bildquelle bildnachweis credito fotograf*
`);
const article = part(
  `news~article single~(?:post|article) article~(?:page|container|wrap*|main|detail|holder|inner|area) story~(?:page|container|wrap*|main)`,
);
const articleWhole = whole('article story hentry post');
const live = part(
  `live~blog* live~(?:feed|ticker|updates?|stream|page|text|coverage|reporting) liveticker* lx-stream*`,
);
const paywall = part(
  `pay~wall* paygate* reg~wall* subscriber~(?:only|wall|content) premium~(?:wall|gate|block|content-gate) metered~* article~(?:locked|gate) content-gate locked-content`,
);

const byTag = new Map<string, Hint>([
  ['nav', 'off'], ['aside', 'off'], ['footer', 'off'], ['menu', 'off'], ['dialog', 'off'], ['article', 'article'], ['figcaption', 'caption'],
]); // prettier-ignore
const offRoles =
  /^(?:navigation|complementary|contentinfo|search|menu|menubar|dialog|alertdialog|toolbar|tablist|button|alert|status|tooltip|form|listbox)$/i;

const known = new Map<string, Hint>();

const patterns = [readersOnly, comments, commentsWhole, caption, credit, offAlways, body, off, offWhole, paywall, lead, leadWhole, headline, live, article, articleWhole]; // prettier-ignore
let ready = false;
/** Has the browser compile the patterns one by one: together they take 10 ms, at the first class of a page. */
export function* readyHints(): Generator<void> {
  if (ready) return;
  ready = true;
  for (const pattern of patterns) {
    pattern.test('a');
    yield;
  }
}

function readNames(names: string): Hint {
  const plain = names
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(spares, ' ');
  const is = (...patterns: RegExp[]): boolean => patterns.some((pattern) => pattern.test(plain));
  if (readersOnly.test(plain)) return 'hidden';
  if (is(comments, commentsWhole)) return 'comments';
  if (is(caption)) return credit.test(plain.replace(caption, ' ')) ? 'credit' : 'caption';
  if (is(offAlways)) return 'off';
  if (is(body)) return 'body';
  if (is(off, offWhole)) return 'off';
  if (is(credit)) return 'credit';
  if (is(paywall)) return 'paywall';
  if (is(lead, leadWhole)) return 'lead';
  if (is(headline)) return 'headline';
  if (is(live)) return 'live';
  return is(article, articleWhole) ? 'article' : null;
}

/** Reading of a class and id, remembered: the same few hundred stand on a page's thousands of elements, but for numbers. */
function nameHint(names: string): Hint {
  const key = names.slice(0, 400).replace(/\d+/g, '0');
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  if (known.size > 5000) known.clear();
  const hint = readNames(key);
  known.set(key, hint);
  return hint;
}

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
  const own = names === '' ? null : nameHint(names);
  if (own === 'hidden') return own;
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
  if (tag === 'article')
    return own === 'comments' || (own === 'off' && offAlways.test(names.toLowerCase())) ? own : 'article';
  const tagged = byTag.get(tag) ?? null;
  if (tagged === 'off') return own === 'comments' || own === 'caption' || own === 'credit' ? own : 'off';
  if (tagged === 'caption') return own === 'credit' ? 'credit' : 'caption';
  return own ?? tagged;
}
