#!/usr/bin/env node
import { main } from '../dist/bundle/main.js';

// 70 until main says otherwise: a run that dies on the way must not look like a success.
process.exitCode = 70;
process.exitCode = await main(process.argv.slice(2));
