// Takes the name of Lit's policy, as any unmodified copy of Lit does.
(
  window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }
).trustedTypes?.createPolicy('lit-html', { createHTML: (text: string) => text });
