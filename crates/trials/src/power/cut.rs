//! The disk as a power cut leaves it.

use std::collections::BTreeMap;
use std::path::Path;

use super::Event;
use crate::Random;

/// What reaches the disk in one piece: half a kilobyte, the smallest sector there is.
const SECTOR: usize = 512;

/// Which of the writes that were not flushed are on the disk after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// None.
    Nothing,
    /// All.
    Everything,
    /// All but the earliest: the disk changed their order.
    ButFirst,
    /// The latest alone.
    LastAlone,
    /// Each by a coin, some of them in part.
    ByCoin(u64),
}

/// The files, as far as the power cannot take them back, and what it can.
#[derive(Clone, Default)]
pub struct Disk {
    files: BTreeMap<String, Vec<u8>>,
    /// Index of the event, and the event.
    unflushed: Vec<(usize, Event)>,
    happened: usize,
}

impl Disk {
    /// With these files, which were flushed long ago.
    #[must_use]
    pub fn with(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self {
            files,
            ..Self::default()
        }
    }

    /// The next event happens.
    pub fn happens(&mut self, event: &Event) {
        match event {
            Event::Flushed { file, up_to } => self.flush(file, *up_to),
            Event::Said(_) => {}
            Event::Removed { file } => {
                self.files.remove(file);
                self.unflushed
                    .retain(|(_, event)| file_of(event) != Some(file));
            }
            Event::Written { .. } | Event::Resized { .. } => {
                self.unflushed.push((self.happened, event.clone()));
            }
        }
        self.happened += 1;
    }

    fn flush(&mut self, file: &str, up_to: usize) {
        let is_flushed = |(at, event): &(usize, Event)| *at < up_to && file_of(event) == Some(file);
        let (flushed, rest) = std::mem::take(&mut self.unflushed)
            .into_iter()
            .partition(is_flushed);
        self.unflushed = rest;
        let flushed: Vec<(usize, Event)> = flushed;
        for (_, event) in &flushed {
            apply(&mut self.files, event);
        }
    }

    /// How many writes a power cut could take back now.
    #[must_use]
    pub fn at_risk(&self) -> usize {
        self.unflushed.len()
    }

    /// The files after a power cut now, written into a folder under their own names.
    pub fn cut(&self, left: Left, folder: &Path) -> std::io::Result<()> {
        let mut files = self.files.clone();
        let last = self.unflushed.len().saturating_sub(1);
        let mut coin = match left {
            Left::ByCoin(seed) => Random::new(seed),
            _ => Random::new(0),
        };
        for (at, (_, event)) in self.unflushed.iter().enumerate() {
            let kept = match left {
                Left::Nothing => None,
                Left::Everything => Some(event.clone()),
                Left::ButFirst => (at != 0).then(|| event.clone()),
                Left::LastAlone => (at == last).then(|| event.clone()),
                Left::ByCoin(_) => by_coin(event, &mut coin),
            };
            if let Some(event) = kept {
                apply(&mut files, &event);
            }
        }
        for (path, content) in files {
            let name = Path::new(&path).file_name().unwrap_or_default();
            std::fs::write(folder.join(name), content)?;
        }
        Ok(())
    }
}

/// A third of the writes is there, a third is not, and of a third there are some sectors.
fn by_coin(event: &Event, coin: &mut Random) -> Option<Event> {
    let drawn = coin.below(3);
    match event {
        _ if drawn == 0 => None,
        Event::Written { file, at, bytes } if drawn == 1 && bytes.len() > SECTOR => {
            let sectors = u64::try_from(bytes.len() / SECTOR).expect("few");
            let kept = usize::try_from(coin.below(sectors)).expect("few") * SECTOR;
            Some(Event::Written {
                file: file.clone(),
                at: *at,
                bytes: bytes[..kept].to_vec(),
            })
        }
        event => Some(event.clone()),
    }
}

fn file_of(event: &Event) -> Option<&str> {
    match event {
        Event::Written { file, .. }
        | Event::Resized { file, .. }
        | Event::Flushed { file, .. }
        | Event::Removed { file } => Some(file),
        Event::Said(_) => None,
    }
}

fn apply(files: &mut BTreeMap<String, Vec<u8>>, event: &Event) {
    match event {
        Event::Written { file, at, bytes } => {
            let content = files.entry(file.clone()).or_default();
            let end = at + bytes.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(bytes);
        }
        Event::Resized { file, length } => {
            files.entry(file.clone()).or_default().resize(*length, 0);
        }
        Event::Flushed { .. } | Event::Removed { .. } | Event::Said(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Disk, Left};
    use crate::power::Event;

    fn written(at: usize, byte: u8, length: usize) -> Event {
        Event::Written {
            file: "/somewhere/db".to_owned(),
            at,
            bytes: vec![byte; length],
        }
    }

    fn after(disk: &Disk, left: Left) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        disk.cut(left, folder.path()).unwrap();
        std::fs::read(folder.path().join("db")).unwrap()
    }

    #[test]
    fn what_was_flushed_stays_and_the_rest_is_there_in_any_combination() {
        let before = BTreeMap::from([("/somewhere/db".to_owned(), vec![9; 2])]);
        let mut disk = Disk::with(before);
        disk.happens(&written(0, 1, 1));
        disk.happens(&written(1, 2, 1));
        let flushed = |up_to| Event::Flushed {
            file: "/somewhere/db".to_owned(),
            up_to,
        };
        // The second write began after the flush did.
        disk.happens(&flushed(1));
        disk.happens(&written(2, 3, 1));
        assert_eq!(disk.at_risk(), 2);
        assert_eq!(after(&disk, Left::Nothing), [1, 9]);
        assert_eq!(after(&disk, Left::Everything), [1, 2, 3]);
        assert_eq!(after(&disk, Left::ButFirst), [1, 9, 3]);
        assert_eq!(after(&disk, Left::LastAlone), [1, 9, 3]);
        disk.happens(&flushed(4));
        assert_eq!(
            (disk.at_risk(), after(&disk, Left::Nothing)),
            (0, vec![1, 2, 3])
        );
    }

    #[test]
    fn a_write_of_several_sectors_can_be_torn() {
        let mut disk = Disk::with(BTreeMap::from([(
            "/somewhere/db".to_owned(),
            vec![9; 4096],
        )]));
        disk.happens(&written(0, 1, 4096));
        let torn = (0..50).map(|seed| after(&disk, Left::ByCoin(seed)));
        let ones: std::collections::BTreeSet<usize> = torn
            .map(|content| content.iter().map(|byte| usize::from(*byte == 1)).sum())
            .collect();
        assert!(
            ones.contains(&0) && ones.contains(&4096) && ones.len() > 4,
            "{ones:?}"
        );
        assert!(ones.iter().all(|length| length % 512 == 0));
    }
}
