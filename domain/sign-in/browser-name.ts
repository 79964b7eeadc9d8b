/** Families of browsers by what they say of themselves; many name others, too, so that the order counts. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bQQBrowser\//, 'QQ Browser'],
  [/\b360(?:SE|EE)\b|\bQihooBrowser\//, '360'],
  [/\b(?:Edg|EdgA|EdgiOS|Edge)\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
  [/\bcurl\//, 'curl'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:HarmonyOS|OpenHarmony)\b/, 'HarmonyOS'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\b(?:UOS|Kylin|NeoKylin)\b/i, 'Linux (UOS, Kylin)'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** Which browser on which system sends such a user agent, in names that are the same in every language; null: not told. */
export function browserName(userAgent: string): { browser: string | null; system: string | null } {
  const given = userAgent.slice(0, 400);
  const first = (names: typeof BROWSERS) => names.find(([is]) => is.test(given))?.[1] ?? null;
  return { browser: first(BROWSERS), system: first(SYSTEMS) };
}
