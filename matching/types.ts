/** The words of the pipeline: article -> mentions -> relevance -> links -> report. Plain serialisable data throughout. */

export type BlockRole = 'headline' | 'lead' | 'body' | 'caption';

/** A run of text of an article with its role. */
export interface Block {
  text: string;
  role: BlockRole;
  /** Number of the section it stands in, from 0. */
  section: number;
  /** Where `text` begins in the article's text (`articleText`), in UTF-16 units. */
  start: number;
}

/** What matching gets. */
export interface Article {
  title: string | null;
  /** BCP 47, as the page says or as guessed from the script; null if neither. */
  lang: string | null;
  /** ISO 8601 date of publication, or null when the page does not say, or was not asked (page/published.ts). */
  published: string | null;
  url: string | null;
  blocks: Block[];
  /** What kind of page this was read from; a front page or a list is not an article. */
  kind: 'article' | 'front' | 'list' | 'live' | 'video' | 'teaser';
}

/** What an article's page says of its date of publication, as it stands there. */
export interface Dated {
  /** What the page says of itself, it says of this article. */
  first: boolean;
  /** The date as JSON-LD gives it; null where that is not this article's. */
  said: string | null;
  /** Language tag of the page. */
  lang: string | null;
  /** Another one where the page has become another. */
  signature: string;
}

/** Why a mention counts: codes with the strings that made it so, which the face turns into a sentence. */
export interface Why {
  /** `form`: a surface form that stands alone. `company`: an ambiguous one, with what it needed. `pattern`: a compound. */
  by: 'form' | 'company' | 'pattern';
  /** The company that was found ("vitamin" in the same sentence), where `by` is `company`. */
  near?: string;
  where?: 'sentence' | 'paragraph' | 'article';
  /** The pattern's parts, where `by` is `pattern`. */
  parts?: string[];
}

export interface Mention {
  /** m1, m2 … in order of the text; title mentions come first. */
  id: string;
  in: 'title' | 'text';
  /** Index of the block; -1 for the title. */
  block: number;
  concept: string;
  /** Exactly the article's characters from `start` to `end`. */
  surface: string;
  /** UTF-16 offsets in the article's text (or in the title). */
  start: number;
  end: number;
  /** The sentence it stands in, shortened. */
  context: string;
  why: Why;
}

export interface Relevance {
  verdict: 'about' | 'mentions' | 'none';
  /** 0 … 1, continuous. */
  score: number;
}

/** The reason of a link: what in the article made it, ready to be shown. */
export interface Reason {
  /** The mention’s own concept, then those around it that spoke for the link. */
  concepts: string[];
  /** Words of the article's sentence that stand in the passage too, as they stand in the passage. */
  words: string[];
  /** A date or anniversary in the article that is the event's own. */
  date?: string;
}

export interface PassageLink {
  id: string;
  score: number;
  why: Reason;
}
export interface EventLink {
  id: string;
  score: number;
  why: Reason;
}
export interface ArticlePassageLink {
  id: string;
  score: number;
  /** Mentions it answers to. */
  because: string[];
}
export interface ArticleEventLink {
  id: string;
  score: number;
  because: string[];
}

export interface LinkedMention extends Mention {
  passages: PassageLink[];
  events: EventLink[];
}

/** What judge makes: everything but the links. */
export interface Analysis {
  pack: string;
  relevance: Relevance;
  article: {
    title: string | null;
    published: string | null;
    lang: string | null;
    url: string | null;
    kind: Article['kind'];
    text: string;
    /** Length of the text where the text itself was left out (on the way to the sidebar). */
    length?: number;
  };
  /** Empty when the verdict is `none`. */
  mentions: Mention[];
}

/** The serialisable result for one article. */
export interface Report extends Omit<Analysis, 'mentions'> {
  mentions: LinkedMention[];
  /** The summary: three to six passages, in reading order of importance. */
  passages: ArticlePassageLink[];
  events: ArticleEventLink[];
}

/** The article's text as offsets count it: blocks joined by a line feed. Added up: browsers copy it only when it is looked into. */
export const articleText = (blocks: readonly Block[]): string =>
  blocks.reduce((text, block, i) => (i ? `${text}\n${block.text}` : block.text), '');
