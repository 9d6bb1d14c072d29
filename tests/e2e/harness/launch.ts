import type { BrowserName } from '../../../tools/browsers.ts';
import { launchChromium } from './chromium.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { launchFirefox } from './firefox.ts';

/** Launches a browser with the extension. Whoever launches must close it, whatever happens. */
export const launch = (name: BrowserName, options: LaunchOptions): Promise<Driver> =>
  name === 'firefox' ? launchFirefox(options) : launchChromium(options);
