import { liveSuite } from './suite.ts';

liveSuite('firefox');
