/** Modules that tools/pack-plugin.ts makes at build time from the packs. Each bundle takes only what it needs. */
declare module 'virtual:packs/anchors' {
  /** Anchors of all packs, compiled for the doorbell. */
  const anchors: import('../matching/compile').AnchorData;
  export default anchors;
}
declare module 'virtual:packs/matcher' {
  /** For each pack, what finding and judging need. */
  const matchers: import('../matching/compile').MatcherData[];
  export default matchers;
}
declare module 'virtual:packs/judge' {
  /** The same without the words themselves, which come by language. */
  const matchers: import('../matching/compile').MatcherData[];
  export default matchers;
}
declare module 'virtual:packs/reading' {
  /** For each pack, what people read. */
  const packs: import('./schema').ReadingPack[];
  export default packs;
}
/** Interface words that a bundle uses (tools/words-plugin.ts). */
declare module 'virtual:words/*' {
  const messages: Record<'en' | 'ko', Record<string, string>>;
  export default messages;
}
