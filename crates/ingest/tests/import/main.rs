//! `import` over real lists and over everything that a list can be and should not be. Every row
//! is accounted for, nothing is written by half, and a second import changes nothing.

mod again;
mod bad_input;
mod bombs;
mod columns;
mod command;
mod coordinates;
mod doubtful;
mod merging;
mod properties;
mod real_lists;
mod unclosed;
mod workbooks;

use std::path::{Path, PathBuf};

use eldercare_ingest::city_folder::CityFolder;
use eldercare_ingest::facilities;
use eldercare_ingest::import::mapping::Mapping;
use eldercare_ingest::import::position::System;
use eldercare_ingest::import::{Failure, Request, run};
use eldercare_ingest::report::Report;
use eldercare_places::{Facility, Kind};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn lists() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lists")
}

/// A folder of this test's own, empty.
fn scratch(name: &str) -> PathBuf {
    let name = format!("{name}-{}", std::process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _absent_is_fine = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a writable target folder");
    folder
}

/// A city folder with everything but places.
fn empty_city(from: &Path, name: &str) -> PathBuf {
    let folder = scratch(name);
    for file in ["city.toml", "basemap.topojson", "divisions.json"] {
        if from.join(file).is_file() {
            std::fs::copy(from.join(file), folder.join(file)).expect("a copy");
        }
    }
    if from.join("import").is_dir() {
        std::fs::create_dir_all(folder.join("import")).expect("a folder");
        for entry in std::fs::read_dir(from.join("import")).expect("mappings") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name");
            std::fs::copy(&path, folder.join("import").join(name)).expect("a copy");
        }
    }
    folder
}

fn shanghai(name: &str) -> PathBuf {
    empty_city(&root().join("geo/310000-shanghai"), name)
}

fn taipei(name: &str) -> PathBuf {
    empty_city(&root().join("geo/710009-taipei"), name)
}

/// A list of Shanghai's institutions with this content, imported as a user would.
struct Import {
    folder: PathBuf,
    list: PathBuf,
    mapping: Mapping,
    crs: System,
}

impl Import {
    fn of(name: &str, content: impl AsRef<[u8]>) -> Import {
        let folder = shanghai(name);
        let list = folder.join("list.csv");
        std::fs::write(&list, content).expect("a file");
        Import {
            folder,
            list,
            mapping: Mapping::default(),
            crs: System::Wgs84,
        }
    }

    fn mapped(mut self, toml: &str) -> Import {
        self.mapping = toml::from_str(toml).expect("a mapping");
        self
    }

    fn in_system(mut self, crs: System) -> Import {
        self.crs = crs;
        self
    }

    fn run(&self) -> Result<Report, Failure> {
        run(&Request {
            list: self.list.clone(),
            folder: self.folder.clone(),
            mapping: self.mapping.clone(),
            kind: Some(Kind::Institution),
            crs: Some(self.crs),
            source: Some("institutions".to_owned()),
            ..Request::default()
        })
    }

    fn report(&self) -> Report {
        let report = self.run().expect("it can be read");
        assert!(report.is_complete(), "{report}");
        report
    }

    fn refused(&self) -> &'static str {
        match self.run() {
            Err(Failure::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        }
    }

    fn places(&self) -> Vec<Facility> {
        places(&self.folder)
    }
}

fn places(folder: &Path) -> Vec<Facility> {
    let folder = CityFolder::open(folder).expect("a city");
    facilities::read(&folder).expect("facilities")
}

fn codes(report: &Report) -> Vec<(usize, &'static str)> {
    report.warnings.iter().map(|w| (w.line, w.code)).collect()
}

fn reasons(report: &Report) -> Vec<(usize, &'static str)> {
    report.rejected.iter().map(|r| (r.line, r.reason)).collect()
}

/// The header and a good row of a list of Shanghai.
const HEADER: &str = "机构名称,所属区,地址,联系电话,床位数,经度,纬度\n";

fn row(name: &str, address: &str) -> String {
    format!("{name},黄浦区,{address},021-63330000,120,121.479,31.227\n")
}
