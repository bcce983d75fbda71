import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { initPolicy } from '../../src/cli/init.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { DEFAULT_POLICY, loadPolicy, policyData } from '../../src/policy/policy.ts';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-init-'));
  return () => fs.rmSync(folder, { recursive: true });
});

describe('a new policy', () => {
  test.each(LANGUAGES)('in %s sets every default', async (language) => {
    const file = path.join(folder, 'carteira.yaml');
    expect(await initPolicy(file, language)).toContain(file);
    const content = fs.readFileSync(file, 'utf8');
    expect(content).toContain(language === 'en' ? '# Status: ' : '# Situação: ');
    expect(policyData(loadPolicy(content, file))).toEqual(policyData(DEFAULT_POLICY));
  });

  test('under another name has to be named on the command line', async () => {
    const file = path.join(folder, 'other.yaml');
    expect(await initPolicy(file, 'en')).toMatch(`To use it: --policy ${file}`);
  });

  test('never takes the place of a file, nor of a link that leads nowhere', async () => {
    const file = path.join(folder, 'carteira.yaml');
    fs.writeFileSync(file, 'status:\n  active_days: 45\n');
    const link = path.join(folder, 'link.yaml');
    fs.symlinkSync(path.join(folder, 'nowhere'), link);
    for (const taken of [file, link]) {
      await expect(initPolicy(taken, 'en')).rejects.toMatchObject({
        code: 'E_OUTPUT_EXISTS',
        kind: 'output',
        place: { file: taken },
      });
    }
    expect(fs.readFileSync(file, 'utf8')).toBe('status:\n  active_days: 45\n');
    expect(fs.readdirSync(folder).sort()).toEqual(['carteira.yaml', 'link.yaml']);
  });

  test('needs a folder', async () => {
    fs.writeFileSync(path.join(folder, 'file'), '');
    for (const missing of ['missing/carteira.yaml', 'file/carteira.yaml']) {
      await expect(initPolicy(path.join(folder, missing), 'en')).rejects.toMatchObject({
        code: 'E_OUTPUT_FOLDER',
      });
    }
  });
});
