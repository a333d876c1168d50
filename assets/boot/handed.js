{
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
