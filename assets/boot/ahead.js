// Asks for the open city's map while the app itself is still on its way.
// The app needs the same files a second later, and finds them fetched or coming.
// Where this goes wrong nothing is lost: the app asks by itself.
{
  const read = (file) => fetch(file).then((answer) => answer.json());
  const ask = (file) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: file });
    document.head.append(link);
  };
  const wanted = () => new URLSearchParams(location.search).get("city") ?? localStorage.getItem("eldercare.city");
  const askAhead = async () => {
    const city = wanted() ?? read("/config.json").then((config) => config.default_city);
    const [id, cities] = await Promise.all([city, read("/geo/cities.json")]);
    if (!cities.some((installed) => installed.id === id)) return;
    ["points.cbor", "basemap.cbor"].forEach((file) => ask(`/geo/${id}/${file}`));
  };
  // The static page's search box, used before the app runs, leads to the same city.
  addEventListener("formdata", ({ formData }) => {
    const city = new URLSearchParams(location.search).get("city");
    if (city !== null) formData.append("city", city);
  });
  if (location.pathname === "/") askAhead().catch(() => {});
}
