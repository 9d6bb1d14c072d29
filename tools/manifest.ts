import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const outlets = (): { host: string }[] => JSON.parse(readFileSync(join(root, 'data/outlets.json'), 'utf8'));

/** Match patterns of a site: the host and everything below it, http and https. */
export const patternsOf = (host: string): string => `*://*.${host}/*`;
export const outletPatterns = (): string[] => outlets().map(({ host }) => patternsOf(host));

const icons = (suffix = ''): Record<string, string> =>
  Object.fromEntries([16, 32, 48, 96, 128].map((size) => [size, `icon/${size}${suffix}.png`]));

/**
 * The manifest beyond what WXT makes of the entrypoints. Least privilege: hosts of the outlet list and the five
 * permissions that README.md explains; every other site is optional and asked for on a click.
 */
export function manifest(browser: 'chrome' | 'firefox') {
  const firefox = browser === 'firefox';
  return {
    name: '__MSG_manifest_name__',
    short_name: 'Parallel 38',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    icons: icons(),
    permissions: ['storage', 'scripting', 'activeTab', 'contextMenus', ...(firefox ? [] : ['sidePanel'])],
    host_permissions: outletPatterns(),
    optional_host_permissions: ['*://*/*'],
    content_security_policy: {
      // `style-src 'self'` only: components style through classes and CSSOM. Constructed sheets need no source.
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    // Written here and not in the script, where the list of hosts would be shipped into every page.
    content_scripts: [
      {
        matches: outletPatterns(),
        js: ['doorbell.js'],
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
        run_at: 'document_idle' as const,
      },
    ],
    action: { default_title: '__MSG_manifest_action__', default_icon: icons() },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'next-mention': { suggested_key: { default: 'Alt+Shift+Period' }, description: '__MSG_manifest_next__' },
      'previous-mention': { suggested_key: { default: 'Alt+Shift+Comma' }, description: '__MSG_manifest_previous__' },
    },
    ...(existsSync(join(root, 'public/managed-schema.json')) && !firefox
      ? { storage: { managed_schema: 'managed-schema.json' } }
      : {}),
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'parallel-38@parallel38.example',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '153.0' },
          },
        }
      : { minimum_chrome_version: '128' }),
  };
}
