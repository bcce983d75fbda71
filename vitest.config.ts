import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One process for each core: by default one core is left out, which on two of them is half of the machine.
    maxWorkers: '100%',
    // What hangs must end, and what is slow on a busy machine must not: the longest test, a page of documentation with
    // dozens of commands, takes 25 s on two cores.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Results must not depend on the zone of the machine: run far from UTC on purpose.
    env: { TZ: 'America/Sao_Paulo', NO_COLOR: '1' },
  },
});
