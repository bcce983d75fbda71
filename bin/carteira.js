#!/usr/bin/env node
import { load } from './bundle.js';

// 70 until main says otherwise: a run that dies on the way must not look like a success.
process.exitCode = 70;
process.exitCode = await load('main.cjs').main(process.argv.slice(2));
