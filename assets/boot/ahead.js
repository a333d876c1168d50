// Asks for the open city's map while the app itself is still on its way.
// The app needs the same files a second later, and finds them fetched or coming.
// Where this goes wrong nothing is lost: the app asks by itself.
if (location.pathname === "/") {
  const city = new URLSearchParams(location.search).get("city") ?? localStorage.getItem("eldercare.city");
  const ask = (id) => ["points.cbor", "basemap.topojson"].forEach((file) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: `/geo/${id}/${file}` });
    document.head.append(link);
  });
  if (city) ask(city);
  else fetch("/config.json").then((answer) => answer.json()).then((config) => ask(config.default_city)).catch(() => {});
}
