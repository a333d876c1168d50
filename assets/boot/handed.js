{
  const plain =
    /^(?:[^<]|<\/[a-z\d]+>|<(?!script|i?frame|object|embed|base|link|meta|style|form)[a-z][a-z\d]*(?: (?:(?:src|href)="(?:\/(?!\/)|#|tel:)[^"]*"|(?!on|src|href|style|action|formaction)[a-z][a-z-]*(?:="[^"]*")?))* ?\/?>)*$/i;
  self.trustedTypes?.createPolicy("default", { createHTML: (html) => (plain.test(html) ? html : null) });
  const take = (event) => {
    if (!location.hash.startsWith("#d=")) return;
    if (event) event.stopImmediatePropagation();
    self.handed = location.hash.slice(3);
    history.replaceState(null, "", "/sheet/open");
    dispatchEvent(new Event("handed"));
  };
  take();
  ["popstate", "hashchange"].forEach((name) => addEventListener(name, take));
}
