//! Moves the functions that fetch the parts of the app into the module that starts it.
//!
//! The two would otherwise import each other by name, and the name of the starting module is
//! changed later. Compiled into the `wasm-bindgen` command; here only to be tested.

/// Where the parts lie, seen from the starting module.
pub const FOLDER: &str = "snippets/parts";

/// Joins the glue of wasm-bindgen with the loader that the cutting tool wrote as module `name`.
pub fn join(glue: &str, loader: &str, name: &str) -> Result<String, &'static str> {
    let from = format!(" from \"{name}\"");
    let mut imports = Vec::new();
    let mut lines = Vec::new();
    for line in glue.lines() {
        match line.trim_end_matches(';').strip_suffix(&from) {
            Some(import) => imports.push(binding(import)?),
            None => lines.push(line),
        }
    }
    let Some(first) = imports.first() else {
        return Err("the app does not import its loader");
    };
    let value = format!("const {first} = {};", as_value(loader)?);
    let again = imports[1..].iter();
    let again = again.map(|other| format!("const {other} = {first};"));
    let lines = lines.into_iter().map(str::to_owned);
    let joined: Vec<String> = lines.chain([value]).chain(again).collect();
    Ok(joined.join("\n") + "\n")
}

/// `import * as import1` binds `import1`.
fn binding(import: &str) -> Result<&str, &'static str> {
    import
        .strip_prefix("import * as ")
        .ok_or("an import of the loader has another form")
}

/// A module as an expression: its exports become the members of one object.
fn as_value(loader: &str) -> Result<String, &'static str> {
    let mut body = String::new();
    let mut exports = Vec::new();
    for line in loader.lines() {
        // What it imports, `initSync`, is a function of the module it moves into.
        if line.starts_with("import ") {
            continue;
        }
        if let Some(export) = line.strip_prefix("export const ") {
            let name = export.split_whitespace().next();
            exports.push(name.ok_or("an export without a name")?);
        }
        body.push_str(line.strip_prefix("export ").unwrap_or(line));
        body.push('\n');
    }
    if exports.is_empty() {
        return Err("the loader exports nothing");
    }
    let body = body.replace("new URL(\"./", &format!("new URL(\"./{FOLDER}/"));
    Ok(format!(
        "(() => {{\n{body}return {{ {} }};\n}})()",
        exports.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::join;

    const GLUE: &str = "import * as import1 from \"./parts.js\"
import * as import2 from \"./parts.js\"
function imports() { return { \"./parts.js\": import1, \"./parts.js\": import2 }; }
export function initSync() {}";

    const LOADER: &str = "import { initSync } from \"./main.js\";

const shared = fetch(new URL(\"./chunk_4.wasm\", import.meta.url));
export const load_check = wrap(() => fetch(new URL(\"./split_check.wasm\", import.meta.url)));
export const load_request = wrap(shared);
";

    #[test]
    fn the_loader_becomes_an_object_in_the_module_that_starts_the_app() {
        let joined = join(GLUE, LOADER, "./parts.js").unwrap();
        assert!(!joined.contains("import {") && !joined.contains("from \"./parts.js\""));
        assert!(joined.contains("const import1 = (() => {\n"));
        assert!(joined.contains("\nconst load_check = wrap("));
        assert!(joined.contains("return { load_check, load_request };\n})();"));
        assert!(joined.contains("const import2 = import1;"));
        assert_eq!(joined.matches("\"./snippets/parts/").count(), 2);
        assert_eq!(joined.matches("export ").count(), 1);
    }

    #[test]
    fn a_form_that_is_not_known_is_an_error() {
        assert!(join("export function initSync() {}", LOADER, "./parts.js").is_err());
        assert!(join(GLUE, "const a = 1;", "./parts.js").is_err());
        let named = "import { load_check } from \"./parts.js\"";
        assert!(join(named, LOADER, "./parts.js").is_err());
    }
}
