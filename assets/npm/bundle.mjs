// Writes `map/leaflet.js` and `map/leaflet.css`: the parts of Leaflet that map.mjs names, and the
// rules of its style sheet that these parts need. Run by `cargo xtask` after the packages are there.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import postcss from "postcss";

const here = fileURLToPath(new URL(".", import.meta.url));
const licence = "/* Leaflet 1.9.4, (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade; BSD-2-Clause */";

/** What the parts left behind would draw. */
const ABSENT = /marker|shadow|icon|popup|tooltip|control|bar|attribution|layers|vml|zoom-box|image-layer|interactive|svg|\.leaflet-(top|right|bottom|left)\b|oldie/;

await build({
  absWorkingDir: here,
  entryPoints: ["map.mjs"],
  outfile: "map/leaflet.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2018",
  banner: { js: licence },
  logLevel: "warning",
});

const sheet = postcss.parse(readFileSync(`${here}node_modules/leaflet/dist/leaflet.css`, "utf8"));
sheet.walkComments((comment) => comment.remove());
sheet.walkAtRules("media", (media) => media.remove());
sheet.walkRules((rule) => {
  rule.selectors = rule.selectors.filter((selector) => !ABSENT.test(selector));
  if (rule.selector === "") rule.remove();
});
writeFileSync(`${here}map/leaflet.css`, `${licence}\n${sheet.toString().trim()}\n`);
