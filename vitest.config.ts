import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Results must not depend on the zone of the machine: run far from UTC on purpose.
    env: { TZ: 'America/Sao_Paulo', NO_COLOR: '1' },
  },
});
