import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { BrowserName } from '../../../tools/browsers.ts';
import { hostingSuite } from './hosting.ts';
import { hoveringSuite } from './hovering.ts';
import { livingSuite } from './living.ts';
import { placingSuite } from './placing.ts';
import { registrySuite } from './registry.ts';
import type { Scene } from './scene.ts';
import { openStage, type Actor, type Stage } from './stage.ts';
import { strangeSuite } from './strange.ts';

/** What the pages themselves are to blame for: no icon under their own policy, a wrong charset. */
const THEIRS = /favicon\.ico|byte stream was erroneous/;

/** page/ alone in one browser, launched once, on the pages of tests/pages/hostile. */
export function liveSuite(name: BrowserName): void {
  let stage: Stage | undefined;
  const opened: Actor[] = [];
  const scene: Scene = {
    get stage() {
      if (!stage) throw new Error('The browser is not running');
      return stage;
    },
    async open(kind) {
      const actor = await scene.stage.open(kind);
      opened.push(actor);
      return actor;
    },
    async quiet() {
      const errors = await scene.stage.driver.errors();
      expect(errors.filter((error) => !THEIRS.test(error))).toEqual([]);
    },
  };
  beforeAll(async () => {
    stage = await openStage(name);
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    // Not every page kind lets itself be closed in peace; the next test opens its own.
    for (const actor of opened.splice(0)) await actor.close().catch(() => undefined);
    await stage?.driver.errors();
  });

  describe(`page/ in ${name}`, () => {
    strangeSuite(scene);
    registrySuite(scene);
    hoveringSuite(scene);
    placingSuite(scene);
    hostingSuite(scene);
    livingSuite(scene);
  });
}
