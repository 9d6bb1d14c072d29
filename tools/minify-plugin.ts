import { minifySync } from '@swc/core';

/** As much of a plugin's bundle as is needed: the build brings another version of Vite than the tests. */
interface Chunk {
  type: string;
  fileName: string;
  code?: string;
}
interface Minifier {
  name: string;
  apply: 'build';
  enforce: 'post';
  generateBundle(options: { format: string }, bundle: Record<string, Chunk>): void;
}

/**
 * Vite plugin: minifies what esbuild has minified once more with SWC, which takes 3 to 4 % more off the gzip size of the
 * scripts in pages. The judge's functions stay where they were written: put in place of their one call, as SWC would, they are
 * made anew at every call, and the judge takes a fifth longer. In the other scripts every function kept costs memory
 * (docs/decisions/minifying.md).
 * @param stay files whose functions stay
 * @throws Error when SWC cannot read a script
 */
export const minify = (stay = /^judge\.js$/): Minifier => ({
  name: 'minify',
  apply: 'build',
  enforce: 'post',
  generateBundle({ format }, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || chunk.code === undefined) continue;
      const staying = stay.test(chunk.fileName) && ({ inline: 0, reduce_funcs: false, reduce_vars: false } as const);
      const { code } = minifySync(chunk.code, {
        compress: { passes: 3, ecma: 2022 as const, ...staying },
        mangle: true,
        module: format === 'es',
      });
      chunk.code = code;
    }
  },
});
