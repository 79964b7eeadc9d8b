import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';

interface Asset {
  hash: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
}

const OWN = fileURLToPath(new URL('assets/', import.meta.url));
const assets = new Map<string, Asset>();

function load(name: string, path: string): void {
  const bytes = new Uint8Array(readFileSync(path));
  assets.set(name, {
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
    type: getMimeType(name) ?? 'application/octet-stream',
    bytes,
    gzipped: new Uint8Array(gzipSync(bytes)),
  });
}

const { resolve } = createRequire(import.meta.url);
load('tabler.css', resolve('@tabler/core/dist/css/tabler.min.css'));
// Its package does not export the file that browsers are to load.
load('webauthn.js', join(resolve('@simplewebauthn/browser'), '../../dist/bundle/index.umd.min.js'));
for (const name of readdirSync(OWN)) load(name, OWN + name);

/** Address of a file of server/assets (or of a library's): it changes with the content. */
export function assetUrl(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`no asset ${name}`);
  return `/assets/${asset.hash}/${name}`;
}

/** The look, from this machine only; cached for good, since another content has another address. */
export function assetRoutes(): Hono {
  return new Hono().get('/:hash/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (!asset || asset.hash !== c.req.param('hash')) return c.text('Not found', 404);
    c.header('Content-Type', asset.type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Vary', 'Accept-Encoding');
    const isGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    if (isGzip) c.header('Content-Encoding', 'gzip');
    return c.body(isGzip ? asset.gzipped : asset.bytes);
  });
}
