import { liveSuite } from './suite.ts';

liveSuite('chromium');
