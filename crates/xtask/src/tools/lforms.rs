//! LHC-Forms, a reader of FHIR questionnaires that nobody here wrote: its finished web component
//! from the npm archive. A plain `npm install` would bring all of Angular with it.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha512};

use super::{announce, cache};
use crate::process;

const VERSION: &str = "40.1.3";
/// The archive's SHA-512 as the registry states it, noted when this version was chosen.
const INTEGRITY: &str =
    "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==";

/// The folder of the unpacked package, fetched unless it is there.
pub fn ensure() -> Result<PathBuf> {
    let home = cache::folder("lforms", VERSION)?;
    let package = home.join("package");
    let stamp = home.join("unpacked");
    if stamp.is_file() {
        return Ok(package);
    }
    announce(
        "lforms",
        "reckons the answers of the published cases anew",
        "20 s",
    );
    std::fs::create_dir_all(&home).with_context(|| home.display().to_string())?;
    let mut npm = process::command("npm");
    npm.current_dir(&home).args(["pack", "--silent"]);
    process::run("npm pack lforms", npm.arg(format!("lforms@{VERSION}")))?;
    let archive = home.join(format!("lforms-{VERSION}.tgz"));
    let found = STANDARD.encode(Sha512::digest(std::fs::read(&archive)?));
    ensure!(
        found == INTEGRITY,
        "lforms {VERSION} is not the archive that was chosen: {found}"
    );
    let mut tar = process::command("tar");
    tar.current_dir(&home).arg("xzf").arg(&archive);
    process::run("tar", &mut tar)?;
    std::fs::remove_file(&archive)?;
    std::fs::write(&stamp, "").context("could not write the stamp of lforms")?;
    Ok(package)
}
