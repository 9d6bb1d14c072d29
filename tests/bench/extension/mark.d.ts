declare module 'mark.js' {
  export default class Mark {
    constructor(context: Element);
    mark(
      words: string[],
      options: {
        separateWordSearch?: boolean;
        diacritics?: boolean;
        caseSensitive?: boolean;
        acrossElements?: boolean;
        done?(marks: number): void;
      },
    ): void;
  }
}
