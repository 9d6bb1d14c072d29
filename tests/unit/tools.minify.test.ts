import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { minify } from '../../tools/minify-plugin';

/** What becomes of a script that is one function, as the build makes them. */
function minified(body: string): string {
  const chunk = { type: 'chunk', fileName: 'judge.js', code: `var a=(function(){${body}})();\n` };
  minify().generateBundle({ format: 'iife' }, { 'judge.js': chunk });
  return chunk.code;
}

describe('minify', () => {
  it('leaves a script that does what it did', () => {
    const code = minified('const twice=(n)=>n*2;globalThis.out=twice(globalThis.given)+twice(1);');
    const world = globalThis as { given?: number; out?: number };
    world.given = 20;
    runInThisContext(code);
    expect(world.out).toBe(42);
  });

  it('puts no function in place of its one call in a loop, where it would be made anew at every turn', () => {
    const code = minified(
      'function slow(x){let s=0;for(const c of x)s+=c;return s}globalThis.run=(all)=>{const out=[];for(const x of all)out.push(slow(x));return out};',
    );
    const loop = /for\(.*push\((.*)\)/s.exec(code.slice(code.indexOf('.run=')))![1]!;
    expect(loop).not.toContain('for(');
  });
});
