import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STYLES } from '../generate.js';
import { installPeers, isInstalled, PEERS, peerVersions } from './install.js';

describe('what is pinned', () => {
  const { packages } = JSON.parse(readFileSync(path.join(PEERS, 'package-lock.json'), 'utf8'));

  test('is an exact version, the same in both files', () => {
    for (const [name, version] of Object.entries(peerVersions())) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(packages[`node_modules/${name}`].version).toBe(version);
    }
  });

  test('has an integrity and names no host', () => {
    const locked = Object.entries<{ integrity?: string }>(packages).filter(([place]) => place !== '');
    expect(locked.length).toBeGreaterThan(2);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(JSON.stringify(packages)).not.toMatch(/"resolved"|:\/\//);
  });

  test('is for the benchmark alone, and CONTRIBUTING.md says why', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const reasons = readFileSync('CONTRIBUTING.md', 'utf8');
    for (const name of Object.keys(peerVersions())) {
      expect({ ...dependencies, ...devDependencies }).not.toHaveProperty(name);
      expect(reasons).toContain(`| ${name} `);
    }
  });
});

describe('peers are installed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'peers-'));
    writeFileSync(path.join(folder, 'package.json'), '{"dependencies":{"@a/b":"1.2.3","c":"4.5.6"}}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (versions: Record<string, string>) => {
    const packages = Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
    );
    mkdirSync(path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  };

  test('not without node_modules', () => {
    expect(isInstalled(folder)).toBe(false);
  });

  test('not in another version, nor one of them alone', () => {
    install({ '@a/b': '1.2.3', c: '4.5.7' });
    expect(isInstalled(folder)).toBe(false);
    rmSync(path.join(folder, 'node_modules'), { recursive: true });
    install({ '@a/b': '1.2.3' });
    expect(isInstalled(folder)).toBe(false);
  });

  test('when all are there as pinned; nothing is fetched then', () => {
    install({ '@a/b': '1.2.3', c: '4.5.6', d: '7.8.9' });
    expect(isInstalled(folder)).toBe(true);
    // There is no lock file: npm would refuse.
    expect(() => installPeers(folder)).not.toThrow();
  });
});

test('classify.sql declares the columns of the export in their order', () => {
  const sql = readFileSync(path.join(PEERS, 'classify.sql'), 'utf8');
  const declared = /columns = \{([^}]*)\}/.exec(sql)![1]!;
  expect([...declared.matchAll(/(\w+):/g)].map((match) => match[1])).toEqual([...STYLES.en.headers]);
});
