import { suites } from './suites/all.ts';

suites('firefox');
