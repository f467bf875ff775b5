/** Finds the element with this tag and selector. Throws if there is none. */
export function find<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  selector = '',
  root: ParentNode = document,
): HTMLElementTagNameMap[Tag] {
  const element = root.querySelector<HTMLElementTagNameMap[Tag]>(tag + selector);
  if (!element) throw new Error(`The page has no ${tag}${selector}.`);
  return element;
}

/** Creates an element. Strings become text, never markup. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
