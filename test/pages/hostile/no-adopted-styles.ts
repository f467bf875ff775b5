delete (Document.prototype as Partial<Document>).adoptedStyleSheets;
delete (CSSStyleSheet.prototype as Partial<CSSStyleSheet>).replace;
delete (CSSStyleSheet.prototype as Partial<CSSStyleSheet>).replaceSync;
