{
  const plain =
    /^(?:[^<]|<\/[a-z\d]+>|<(?!script|i?frame|object|embed|base|link|meta|style|form)[a-z][a-z\d]*(?: (?:(?:src|href)="(?:\/(?!\/)|#|tel:)[^"]*"|(?!on|src|href|style|action|formaction)[a-z][a-z-]*(?:="[^"]*")?))* ?\/?>)*$/i;
  self.trustedTypes?.createPolicy("default", {
    createHTML: (html) => (plain.test(html) ? html : null),
    createScriptURL: (url) => (url === "/worker.js" ? url : null),
  });
  const take = (event) => {
    const isDraft = location.hash.startsWith("#d=");
    const at = isDraft ? "/sheet/open" : "/confirm";
    if (!isDraft && !(location.hash.length > 20 && location.pathname.startsWith(at))) return;
    if (event) event.stopImmediatePropagation();
    self[isDraft ? "handed" : "invited"] = location.hash.slice(isDraft ? 3 : 1);
    history.replaceState(null, "", at);
    dispatchEvent(new Event("handed"));
  };
  take();
  ["popstate", "hashchange"].forEach((name) => addEventListener(name, take));
}
