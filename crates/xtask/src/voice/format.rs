//! The forms that a clip may have, and how each is known by its first bytes.

use anyhow::{Result, bail, ensure};

/// A form of sound files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// MP3: small, and played everywhere.
    Mp3,
    /// AAC in MP4: small, and played everywhere but in Chromium builds without it.
    M4a,
    /// Opus in Ogg: the smallest.
    Ogg,
    /// Uncompressed: played everywhere, ten times as large.
    Wav,
}

/// A file of this size holds no sound, only a head.
const SMALLEST: usize = 64;

impl Format {
    /// All of them.
    const ALL: [Format; 4] = [Format::Mp3, Format::M4a, Format::Ogg, Format::Wav];

    /// The form of this name.
    pub fn named(name: &str) -> Result<Self> {
        let name = if name == "opus" { "ogg" } else { name };
        let found = Format::ALL
            .into_iter()
            .find(|format| format.ending() == name);
        match found {
            Some(format) => Ok(format),
            None => bail!("--format {name}: mp3, m4a, ogg or wav"),
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Mp3 => "mp3",
            Format::M4a => "m4a",
            Format::Ogg => "ogg",
            Format::Wav => "wav",
        }
    }

    /// What a browser calls it.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Mp3 => "audio/mpeg",
            Format::M4a => "audio/mp4",
            Format::Ogg => "audio/ogg",
            Format::Wav => "audio/wav",
        }
    }

    /// What an operator should know before this is put on a site.
    pub fn advice(self) -> Option<&'static str> {
        match self {
            Format::Mp3 | Format::M4a => None,
            Format::Ogg => Some(
                "older iPhones, and WeChat on them, play no Ogg: there the button is not shown; mp3 and m4a play everywhere",
            ),
            Format::Wav => Some(
                "wav is ten times as large as mp3 or m4a: for trials, or for a screen in a hall",
            ),
        }
    }

    /// Refuses a file without sound, and one of another form than was said.
    pub fn check(self, bytes: &[u8]) -> Result<()> {
        ensure!(!bytes.is_empty(), "it is empty");
        ensure!(bytes.len() > SMALLEST, "it holds no sound");
        let is_it = match self {
            // A tag, or the first frame: eleven bits that are set.
            Format::Mp3 => {
                bytes.starts_with(b"ID3") || (bytes[0] == 0xff && bytes[1] & 0xe0 == 0xe0)
            }
            Format::M4a => bytes[4..].starts_with(b"ftyp"),
            Format::Ogg => bytes.starts_with(b"OggS"),
            Format::Wav => bytes.starts_with(b"RIFF"),
        };
        ensure!(is_it, "it is no {}; say --format", self.ending());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_file_of_another_form_or_without_sound_is_refused() {
        let file = |start: &[u8]| [start, &[0; 100]].concat();
        assert!(Format::Wav.check(&file(b"RIFF")).is_ok());
        assert!(Format::Mp3.check(&file(&[0xff, 0xfb])).is_ok());
        assert!(Format::Mp3.check(&file(b"ID3")).is_ok());
        assert!(Format::M4a.check(&file(b"\0\0\0\x20ftyp")).is_ok());
        assert!(Format::Ogg.check(&file(b"OggS")).is_ok());
        assert!(Format::Mp3.check(&file(b"RIFF")).is_err());
        assert!(Format::Wav.check(b"").is_err() && Format::Wav.check(b"RIFF").is_err());
        assert_eq!(Format::named("opus").unwrap(), Format::Ogg);
        assert!(Format::named("flac").is_err());
    }
}
