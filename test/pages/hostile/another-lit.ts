// Takes the name of Lit's policy, as any Lit does that loads as it is published.
(
  window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }
).trustedTypes?.createPolicy('lit-html', { createHTML: (text: string) => text });
