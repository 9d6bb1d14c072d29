import fc from 'fast-check';
import { seed } from './fuzz.ts';

fc.configureGlobal({ seed });
