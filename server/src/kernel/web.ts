// Serves the built web app; every address that is no file is a screen of it.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

/** Built into `dist/web`, beside the server's bundle; tests run the server from its source. */
const root = (): string | undefined => {
  const here = dirname(fileURLToPath(import.meta.url));
  return [resolve(here, 'web'), resolve(here, '../../../dist/web')].find((folder) =>
    existsSync(join(folder, 'index.html')),
  );
};

/**
 * What a page may load and from where: itself only. The one script that stands in the page is known by its hash; styles
 * set by scripts (positions, sizes) need the looser rule.
 */
const policy = (page: string): string => {
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script as string)
        .digest('base64')}'`,
  );
  return [
    `default-src 'self'`,
    `script-src ${["'self'", ...hashes].join(' ')}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
};

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer> | undefined;
  /** Of a page. */
  readonly policy: string | undefined;
}

export const serveWeb = (app: Hono): void => {
  const folder = root();
  if (!folder) return;
  const kept = new Map<string, Asset>();
  const load = async (file: string): Promise<Asset> => {
    const known = kept.get(file);
    if (known) return known;
    const bytes = new Uint8Array(await readFile(file));
    const text = ['.js', '.css', '.html', '.svg', '.json'].includes(extname(file));
    const packed =
      text && bytes.length > 1024
        ? new Uint8Array(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
        : undefined;
    const page = extname(file) === '.html' ? policy(new TextDecoder().decode(bytes)) : undefined;
    const asset = { bytes, packed, policy: page };
    kept.set(file, asset);
    return asset;
  };
  app.get('*', async (http) => {
    const path = normalize(decodeURIComponent(http.req.path)).replace(/^([/\\]|\.\.)+/, '');
    const file = join(folder, path);
    const isFile = path !== '' && extname(path) !== '' && file.startsWith(folder) && existsSync(file);
    if (!isFile && path.startsWith('assets/')) return http.text('Not found', 404);
    const asset = await load(isFile ? file : join(folder, 'index.html'));
    if (asset.policy) http.header('content-security-policy', asset.policy);
    const packed = asset.packed && http.req.header('accept-encoding')?.includes('br');
    return http.body(packed ? asset.packed.buffer : asset.bytes.buffer, 200, {
      'content-type': TYPES[isFile ? extname(file) : '.html'] ?? 'application/octet-stream',
      'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'br' } : {}),
    });
  });
};
