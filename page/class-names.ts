/**
 * What an element's class and id say about the text in it. Publishers' words, in the languages whose papers we read; measured
 * against the corpus (`npm run eval:extraction`), not complete by nature.
 */

/**
 * `off`: surroundings (navigation …). `teaser`: surroundings whatever they hold, an `<article>` too. `body`: says that it is
 * the article's own text. `article`: one article with all that belongs to it. `hidden`: for screen readers only.
 */
export type Named =
  | 'off'
  | 'teaser'
  | 'comments'
  | 'body'
  | 'article'
  | 'headline'
  | 'lead'
  | 'caption'
  | 'credit'
  | 'live'
  | 'paywall'
  | 'hidden';

/**
 * In order: where a name is in several, the first counts. Of each: parts of a name, whatever stands before and after a hyphen
 * or underscore (`related` in "c-related-links"), given without their hyphens; and whole classes or their BEM blocks (`meta` in
 * "meta" and "meta__item", not in "meta-analysis-body"). `(a|b)` is either, `?` the letter before it or not, `*` any letters.
 */
const lists: [Named, parts: string, wholes?: string][] = [
  ['hidden', 'sronly visuallyhidden screenreader(text|only|) a0yhidden assistivetext'],
  ['comments', `
    comments comment(list|section|area|form|wrap*|box|thread|container) respond disqus* livefyre
    readercomments? kommentare? commentaires? comentarios? reple cmt cmts opinie opinia
  `, 'comment replies reply dat-?gl'],
  ['caption', `
    caption* (image|photo|img|media|pic|picture|figure)(caption|desc*|text|txt|info|legend)
    legende bildunterschrift bildtext piefoto figcaption cutline thumbcaption
  `],
  ['teaser', `
    related* relacionad(a|o)s? verwandte?s? recirc* recommend* recommand* recomend* empfehlung* outbrain* taboola* zergnet* revcontent* dable* mgid* trc
    newsletter* promos? promoted promotion* sponsor* advert* adsbygoogle adsense dfp werbung anzeigen? publicite publicidad reklama teasers?
    most(read|popular|viewed|shared|commented|recent|watched|emailed|discussed) popular trending read(more|next|also) seealso also(read|like) more(stories|news|articles|headlines|videos|from|on|in|coverage|links)
    upnext youm(ay|ight)* editors?picks? topstories latest(news|stories|posts|articles|headlines|videos) hotnews bestnews
  `],
  ['body', `
    article(body*|content*|text*|mainbody|txt|view*|copy|paragraphs?) story(body|content|text|copy)* entry(content|body|text) post(content|body|text|entry)
    body(text|copy|content) news(body|content|text|view|con|txt|end) view(con|content|txt|body|text) art(body|text|txt|content) artikel(text|body|inhalt) texte?article
    richtext textbody caasbody znbody* fieldnamebody availablecontent postarticle singlecontent maintext contentbody
  `],
  ['off', `
    navi? navbar navigation* subnav gnb lnb menus? submenu breadcrumbs? skiplinks?
    sidebar* sidecol* rail right(rail|col*|side|bar) left(rail|nav|bar)
    social* share* sharing sns addthis* addtoany* tweetbutton likebutton
    footer* colophon copyrights? cookies? consent* gdpr modal* popup* lightbox* drawer offcanvas masthead topbar
    signup subscribe* subscription* donate* donation* ranking* carousel slider* swiper
    tag(list|cloud|links|box|wrap) (post|article|entry)tags hashtags? topic(list|links|tags) keyword*
    author(bio|box|info|card|profile|description) about(the|)authors? reporter* journalist* writer* gija*
    pagination pager paging widgetarea blogroll ticker playlist* video(list|playlist|player) jwplayer* audioplayer
    printonly
    article(meta|tools|footer|info|share|utility|nav*|sidebar|related|bottom|date*|actions) entry(meta|footer|utility) post(meta|footer|info|navigation|nav|share|date|tools)
    infobox navbox* mweditsection editsection catlinks reflist verticalnavbox metadata ambox hatnote mwjumplink
  `, `
    nav side aside secondary foot widgets? widget-* legal disclaimer imprint ads? adv ad-?* pub banners? headlines prev next slick toc noprint
    tags? tools? tool(-|_|)box toolbar utils? utility topics meta by(-|_|)line dates? datetime timestamp bio profile rating* stars? vote* poll* survey quiz
    login* register account search* overlay tooltip hidden hide icons? buttons? btn skip feedback related-* weather keywords? cta follow* quicklinks
  `],
  ['credit', `
    credits? (photo|image|img|picture|media|pic)(credits?|by|source|byline|author|copyright|agency) photographer* photocredit rightsholder bildquelle bildnachweis credito fotograf*
  `],
  ['paywall', 'paywall* paygate* regwall* subscriber(only|wall|content) premium(wall|gate|block|contentgate) metered* article(locked|gate) contentgate lockedcontent'],
  ['lead', `
    standfirst dek sub(headline|head|title*) lede lead(text|paragraph|in) introtext introduction article(summary|intro|lead|subtitle|description|dek|excerpt|chapo|sub) chapo chapeau vorspann entradilla bajada copete
  `, 'deck leads? intro summary abstract subhead sub(-|_|)tit* description excerpt anons'],
  ['headline', 'headline article(title|headline|hed|heading|tit) (entry|post)title story(title|headline|heading) news(title|headline|tit) headlinetitle (main|page|art)title titres? titular titulo hed titview'],
  ['live', 'live(blog*|feed|ticker*|updates?|stream|page|text|coverage|reporting) lxstream*'],
  ['article', 'newsarticle single(post|article) article(page|container|wrap*|main|detail|holder|inner|area) story(page|container|wrap*|main)', 'article story hentry post'],
]; // prettier-ignore
/** Spares what looks like surroundings and isn't: "with-sidebar", "no-comments". */
const spares =
  /(?:^|[_-])(?:with|has|no|without|show|hide|is|not|wp|type|format|status|category|tag|post_tag)-[\w-]+|side-?bar-(?:none|off|hidden|no|right|left)/g;

/** An entry of the lists: `any` letters may follow, it is the `whole` class, `says` is its list's bit. */
interface Entry {
  text: string;
  any: boolean;
  whole: boolean;
  says: number;
}
/** Entries by their first two letters; filled at the first name. */
const entries = new Map<string, Entry[]>();

function addEntry(entry: string, whole: boolean, says: number): void {
  const either = /\(([^)]*)\)|(\S)\?/.exec(entry);
  if (either) {
    for (const one of either[1]?.split('|') ?? [either[2]!, '']) addEntry(entry.replace(either[0], one), whole, says);
    return;
  }
  const any = entry.endsWith('*');
  const text = any ? entry.slice(0, -1) : entry;
  const start = text.slice(0, 2);
  const list = entries.get(start) ?? [];
  list.push({ text, any, whole, says });
  entries.set(start, list);
}

function fillEntries(): void {
  lists.forEach(([, parts, wholes = ''], at) => {
    for (const entry of parts.match(/\S+/g)!) addEntry(entry, false, 1 << at);
    for (const entry of wholes.match(/\S+/g) ?? []) addEntry(entry, true, 1 << at);
  });
}

const separates = (letter: string | undefined): boolean => letter === '-' || letter === '_';

/** Whether the text stands in a name from there, its hyphens and underscores left out, and ends where a part does. */
function stands({ text, any }: Entry, name: string, at: number): boolean {
  for (let read = 0; read < text.length; read++) {
    while (separates(name[at])) at++;
    if (name[at++] !== text[read]) return false;
  }
  return any || at >= name.length || /[\d_-]/.test(name[at]!);
}

/** Lists (their bits) that a class or id is in. */
function readName(name: string): number {
  const plain = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(spares, '');
  const block = plain.split(/__|--|_?\d/)[0]!;
  let said = 0;
  for (let at = 0; at < plain.length; at++) {
    if (at > 0 && !separates(plain[at - 1])) continue;
    let second = at + 1;
    while (separates(plain[second])) second++;
    for (const entry of entries.get(plain.charAt(at) + plain.charAt(second)) ?? []) {
      const { text, any, whole } = entry;
      const is = !whole
        ? stands(entry, plain, at)
        : at === 0 && (any ? block.startsWith(text) && !block.includes('-', text.length) : block === text);
      if (is) said |= entry.says;
    }
  }
  return said;
}

const bit = (named: Named): number => 1 << lists.findIndex(([name]) => name === named);
const [captions, credits] = [bit('caption'), bit('credit')];

/** Readings of single classes and of an element's names: the same few hundred stand on a page's thousands of elements, but for numbers. */
const known = new Map<string, number>();
const hints = new Map<string, Named | null>();
const MOST = 5000;

function said(name: string): number {
  let bits = known.get(name);
  if (bits !== undefined) return bits;
  if (entries.size === 0) fillEntries();
  if (known.size > MOST) known.clear();
  known.set(name, (bits = readName(name)));
  return bits;
}

/**
 * What a class and id say.
 * @param names of one element, with blanks between them
 */
export function nameHint(names: string): Named | null {
  const key = names.slice(0, 400).replace(/\d+/g, '0');
  let hint = hints.get(key);
  if (hint !== undefined) return hint;
  const all = key.split(/\s+/).reduce((sum, name) => sum | said(name), 0);
  hint = all & captions && all & credits ? 'credit' : (lists.find((_, at) => all & (1 << at))?.[0] ?? null);
  if (hints.size > MOST) hints.clear();
  hints.set(key, hint);
  return hint;
}

/** Whether an element's class says that it is for screen readers only. */
export const readersOnly = (className: string): boolean => nameHint(className) === 'hidden';
