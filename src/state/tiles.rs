//! The operator's street layer in `config.json`, checked when it is read.

use crate::json::{FromJson, Json, Problem, object};

/// The coordinate systems that a layer may be in. CGCS2000, as 天地图 has it, is the same as WGS-84
/// to well under a metre; AMap and Tencent have GCJ-02.
const SYSTEMS: [&str; 3] = ["wgs84", "cgcs2000", "gcj02"];

/// How a tile's address may be made: `{z}`, `{x}` and `{y}`; or WMTS, as a template of query or path,
/// in which `{TileMatrix}`, `{TileCol}` and `{TileRow}` may stand for them.
const KINDS: [&str; 2] = ["xyz", "wmts"];

/// What the file says.
struct Written {
    url: String,
    credit: String,
    labels: Option<String>,
    crs: Option<String>,
    kind: Option<String>,
    subdomains: String,
    token: String,
    max_zoom: u32,
}

impl FromJson for Tiles {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Tiles, Option<Problem>> {
        let written = object(json, |layer| {
            Ok(Written {
                url: layer.must("url")?,
                credit: layer.must("credit")?,
                labels: layer.may("labels")?,
                crs: layer.may("crs")?,
                kind: layer.may("kind")?,
                subdomains: layer.or("subdomains", String::new())?,
                token: layer.or("token", String::new())?,
                max_zoom: layer.or("max_zoom", u32::from(MAX_ZOOM))?,
            })
        })?;
        Tiles::try_from(written).map_err(|words| Some(Problem::new(words)))
    }
}

/// A street layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// Address templates, the ground first, then its names: with `{z}`, `{x}`, `{y}` and perhaps `{s}`.
    pub urls: Vec<String>,
    /// Credit line of the layer.
    pub credit: String,
    /// Whether its tiles are in GCJ-02.
    pub shifted: bool,
    /// One character for each `{s}`.
    pub subdomains: String,
    /// The last zoom that the layer has; beyond it the tiles are drawn larger.
    pub max_zoom: u8,
}

/// The largest zoom of street layers in China.
const MAX_ZOOM: u8 = 18;

/// The names that WMTS gives to column, row and zoom (OGC 07-057r7, table 33).
const WMTS_NAMES: [(&str, &str); 3] = [
    ("{TileMatrix}", "{z}"),
    ("{TileCol}", "{x}"),
    ("{TileRow}", "{y}"),
];

impl TryFrom<Written> for Tiles {
    type Error = String;

    fn try_from(written: Written) -> Result<Tiles, String> {
        let max_zoom = u8::try_from(written.max_zoom).unwrap_or_default();
        if max_zoom == 0 || max_zoom > MAX_ZOOM {
            return Err("tiles.max_zoom: 1 to 18".to_owned());
        }
        let crs = one_of("crs", written.crs.as_deref(), &SYSTEMS)?;
        let is_wmts = one_of("kind", written.kind.as_deref(), &KINDS)? == 1;
        let template = |name: &str, url: &str| {
            let names = WMTS_NAMES.iter().filter(|_| is_wmts);
            let url = names.fold(url.to_owned(), |url, (long, short)| {
                url.replace(long, short)
            });
            if url.contains("{token}") && written.token.is_empty() {
                return Err("tiles.token is missing".to_owned());
            }
            let url = url.replace("{token}", &written.token);
            check(&url, is_wmts, &written.subdomains)
                .map_err(|wrong| ["tiles.", name, ": ", wrong].concat())?;
            Ok::<String, String>(url)
        };
        let mut urls = vec![template("url", &written.url)?];
        if let Some(labels) = &written.labels {
            urls.push(template("labels", labels)?);
        }
        Ok(Tiles {
            urls,
            credit: written.credit,
            shifted: crs == 2,
            subdomains: written.subdomains,
            max_zoom,
        })
    }
}

/// The place of a setting among those that there are; without one it is the first.
fn one_of(name: &str, written: Option<&str>, known: &[&str]) -> Result<usize, String> {
    let Some(written) = written else { return Ok(0) };
    let place = known.iter().position(|known| *known == written);
    place.ok_or_else(|| ["tiles.", name, ": ", &known.join(", ")].concat())
}

fn check(url: &str, is_wmts: bool, subdomains: &str) -> Result<(), &'static str> {
    if !["https://", "http://", "/"]
        .iter()
        .any(|start| url.starts_with(start))
    {
        return Err("must start with https://");
    }
    if !["{z}", "{x}", "{y}"].iter().all(|name| url.contains(name)) {
        return Err("must hold {z}, {x} and {y} (wmts also {TileMatrix}, {TileCol}, {TileRow})");
    }
    if is_wmts && (url.contains("_c/wmts") || url.contains("TILEMATRIXSET=c")) {
        return Err("only Web-Mercator is drawn: use the matrix set w, such as vec_w and cva_w");
    }
    if url.contains("{s}") && subdomains.is_empty() {
        return Err("{s} needs tiles.subdomains, such as \"01234567\"");
    }
    let known = ["{z}", "{x}", "{y}", "{s}"];
    let rest = known
        .iter()
        .fold(url.to_owned(), |url, name| url.replace(name, ""));
    if rest.contains(['{', '}']) {
        return Err("only {z}, {x}, {y}, {s} and {token} are filled in");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Tiles;

    fn read(json: &str) -> Result<Tiles, String> {
        crate::json::read(json)
    }

    #[test]
    fn the_short_form_is_a_layer_in_wgs84() {
        let tiles = read(r#"{"url":"https://a.example/{z}/{x}/{y}.png","credit":"a"}"#).unwrap();
        assert_eq!(tiles.urls, ["https://a.example/{z}/{x}/{y}.png"]);
        assert_eq!((tiles.shifted, tiles.max_zoom), (false, 18));
    }

    #[test]
    fn the_layers_of_tianditu_get_token_and_names() {
        let tiles = read(
            r#"{"kind":"wmts","crs":"cgcs2000","subdomains":"01234567","token":"abc","credit":"天地图",
            "url":"https://t{s}.tianditu.gov.cn/vec_w/wmts?LAYER=vec&TILEMATRIXSET=w&TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}&tk={token}",
            "labels":"https://t{s}.tianditu.gov.cn/cva_w/{z}/{y}/{x}.png?tk={token}"}"#,
        )
        .unwrap();
        assert!(tiles.urls[0].ends_with("&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=abc"));
        assert!(tiles.urls[1].ends_with("/{z}/{y}/{x}.png?tk=abc"));
    }

    #[test]
    fn a_wrong_setting_is_named_with_what_to_do() {
        let with = |more: &str| read(&format!(r#"{{"credit":"a",{more}}}"#)).unwrap_err();
        let url = r#""url":"https://a.example/{z}/{x}/{y}""#;
        for (setting, word) in [
            (
                r#""url":"https://a.example/{z}/{x}""#.to_owned(),
                "{z}, {x} and {y}",
            ),
            (
                r#""url":"ftp://a.example/{z}/{x}/{y}""#.to_owned(),
                "https://",
            ),
            (
                r#""url":"https://a{s}.example/{z}/{x}/{y}""#.to_owned(),
                "tiles.subdomains",
            ),
            (
                r#""url":"https://a.example/{z}/{x}/{y}?tk={token}""#.to_owned(),
                "tiles.token",
            ),
            (
                r#""url":"https://a.example/{z}/{x}/{y}/{style}""#.to_owned(),
                "only {z}",
            ),
            (
                r#""kind":"wmts","url":"https://t0.tianditu.gov.cn/vec_c/wmts?z={z}&x={x}&y={y}""#
                    .to_owned(),
                "vec_w",
            ),
            (format!(r#"{url},"crs":"bd09""#), "gcj02"),
            (format!(r#"{url},"kind":"tms""#), "wmts"),
            (format!(r#"{url},"max_zoom":25"#), "1 to 18"),
            (format!(r#"{url},"labels":"x""#), "tiles.labels"),
            (format!(r#"{url},"zoom":18"#), "unknown field `zoom`"),
        ] {
            let error = with(&setting);
            assert!(error.contains(word), "{setting}: {error}");
        }
    }
}
