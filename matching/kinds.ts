/**
 * What a folded character is, for `import * as Kind`. Word boundaries go by these, never by ASCII. Constants, since no
 * bundler here inlines an enumeration of another module: they are compared at every character.
 */
export const Other = 1;
export const Space = 2;
export const Letter = 3;
export const Digit = 4;
/** Han, kana, bopomofo: scripts written without spaces. */
export const Han = 5;
export const Hangul = 6;
/** Ends a sentence wherever it stands: 。！？ */
export const Stop = 7;
/** . ! ? … which end one only before white space. */
export const Point = 8;
export const Comma = 9;
/** ; : ( ) and spaced dashes. */
export const Break = 10;
export const Middot = 11;
