/**
 * Makes a current browser resemble the oldest supported one: removes from the page what Firefox 115 and Safari 16.4
 * lack and the element, its libraries, or a later change to them could use. Runs before every other script of the page,
 * and so has no imports. Syntax, and what the page's policies govern, cannot be removed.
 */
{
  const isFirefox = navigator.userAgent.includes('Firefox/');

  /** By owner. */
  const newer: Record<string, string[]> = {
    globalThis: ['CustomStateSet', 'Iterator', 'scheduler', 'navigation'],
    AbortSignal: ['any'],
    Error: ['isError'],
    Map: ['groupBy'],
    Object: ['groupBy'],
    Promise: ['withResolvers', 'try'],
    RegExp: ['escape'],
    URL: ['parse'],
    Uint8Array: ['fromBase64', 'fromHex'],
    'Element.prototype': ['moveBefore', 'setHTML', 'setHTMLUnsafe', 'customElementRegistry'],
    'ElementInternals.prototype': ['states'],
    'HTMLElement.prototype': ['popover', 'showPopover', 'hidePopover', 'togglePopover'],
    'Iterator.prototype': [
      ...[
        'map',
        'filter',
        'take',
        'drop',
        'flatMap',
        'reduce',
        'toArray',
        'forEach',
        'some',
        'every',
        'find',
      ],
    ],
    'Set.prototype': [
      ...['union', 'intersection', 'difference', 'symmetricDifference'],
      ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    ],
    'Uint8Array.prototype': ['toBase64', 'toHex'],
  };
  const newerThanSafari: typeof newer = {
    Response: ['json'],
    URL: ['canParse'],
    'Element.prototype': ['checkVisibility'],
    'Headers.prototype': ['getSetCookie'],
  };
  /** Whether a property reflects `role` or an ARIA attribute. */
  const reflectsAria = (name: string): boolean => name === 'role' || name.startsWith('aria');
  const newerThanFirefox: typeof newer = {
    'Element.prototype': Object.keys(Element.prototype).filter(reflectsAria),
    'ElementInternals.prototype': Object.keys(ElementInternals.prototype).filter(reflectsAria),
  };

  const find = (path: string): object | undefined =>
    path
      .split('.')
      .reduce<object | undefined>((owner, name) => owner && Reflect.get(owner, name), globalThis);
  for (const list of [isFirefox ? newerThanFirefox : newerThanSafari, newer]) {
    const owned = Object.entries(list).map(([path, names]) => [find(path), names] as const);
    for (const [owner, names] of owned) {
      for (const name of names) if (owner) Reflect.deleteProperty(owner, name);
    }
  }

  // An unknown function or pseudo-class invalidates its declaration or rule, as one that is too new does.
  const newerCss = isFirefox
    ? /light-dark(?=\()|(?<=:)(?:has|state)(?=\()/g
    : /light-dark(?=\()|(?<=:)state(?=\()/g;
  const obscure = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(newerCss, '-unknown-$&') : value;
  const wrap = (owner: object, ...names: string[]): void => {
    for (const name of names) {
      const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
      Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
        return original.apply(this, args.map(obscure));
      });
    }
  };
  wrap(CSS, 'supports');
  wrap(CSSStyleSheet.prototype, 'replace', 'replaceSync', 'insertRule');
  wrap(CSSStyleDeclaration.prototype, 'setProperty');
  wrap(Element.prototype, 'matches', 'closest', 'querySelector', 'querySelectorAll');
}
