#!/usr/bin/env node
// Fetches the few files that pages need from npm, by pinned hash, without installing anything.
// usage: node vendor.mjs vendor.json target-folder
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';

const [list, target] = process.argv.slice(2);
if (!list || !target) fail('usage: node vendor.mjs vendor.json target-folder', 2);

const stamp = join(target, '.stamp');
const pins = readFileSync(list, 'utf8');
rmSync(stamp, { force: true });
for (const item of JSON.parse(pins)) bring(item);
writeFileSync(stamp, createHash('sha256').update(pins).digest('hex'));

function bring({ name, version, integrity, files }) {
  const folder = join(target, name, version);
  const mark = join(folder, '.integrity');
  const wanted = `${integrity}\n${JSON.stringify(files)}\n`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted && Object.values(files).every(file => existsSync(join(folder, file)))) return;
  rmSync(join(target, name), { recursive: true, force: true });
  const parts = untar(gunzipSync(pack(name, version, integrity)));
  for (const [path, file] of Object.entries(files)) {
    const content = parts.get(`package/${path}`);
    if (!content) fail(`${name}@${version} has no file ${path}`);
    write(join(folder, file), content);
  }
  writeFileSync(mark, wanted);
  console.log(`${name} ${version}: ${Object.values(files).join(', ')}`);
}

/** The package's tarball, once its hash is the pinned one. */
function pack(name, version, integrity) {
  const folder = mkdtempSync(join(tmpdir(), 'vendor-'));
  try {
    try {
      execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], { stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
    } catch (error) {
      if (error.code === 'ENOENT') fail('npm was not found. Install Node.js 20 or newer (it brings npm), then build again.');
      fail(`npm could not fetch ${name}@${version}:\n${error.stderr}`);
    }
    const tarball = readFileSync(join(folder, readdirSync(folder)[0]));
    const found = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    if (found !== integrity) fail(`${name}@${version} is not what was pinned.\n  pinned ${integrity}\n  found  ${found}`);
    return tarball;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Regular files of a tar archive by their path. */
function untar(tar) {
  const files = new Map();
  let longPath = null;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (from, length) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    const kind = text(156, 1);
    const content = tar.subarray(at + 512, at + 512 + size);
    const prefix = text(345, 155);
    if (kind === 'x') longPath = content.toString('utf8').match(/\d+ path=(.*)\n/)?.[1] ?? null;
    else if (kind === '0' || kind === '') { files.set(longPath ?? (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)), content); longPath = null; }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
}

function fail(message, code = 1) {
  // MSBuild shows lines of this shape as errors.
  console.error(`vendor.mjs : error VENDOR001: ${message}`);
  process.exit(code);
}
