import { defineConfig } from 'wxt';
import { minify } from './tools/minify-plugin';
import { essayFiles, packs, wordFiles } from './tools/pack-plugin';
import { interfaceWords } from './tools/words-plugin';
import { manifest } from './tools/manifest';

/** One build per browser, Manifest V3 for both. `P38_OUT`: the folder that they go to, else `.output`. */
export default defineConfig({
  outDir: process.env.P38_OUT ?? '.output',
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => manifest(browser === 'firefox' ? 'firefox' : 'chrome'),
  vite: ({ mode }) => ({
    plugins: [packs(), interfaceWords(), ...(mode === 'production' ? [minify()] : [])],
    build: { sourcemap: false },
  }),
  hooks: { 'build:publicAssets': (_wxt, files) => void files.push(...wordFiles(), ...essayFiles()) },
  imports: false,
});
