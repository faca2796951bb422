//! Compressed copies of files, for hosts that send them as they lie there (nginx's `gzip_static`, Caddy's `precompressed`).
//!
//! Brotli and gzip at levels that pay for pages: the highest of brotli takes ten times as long for a few per cent.

use super::Output;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::io::{self, Read, Write};

/// A way to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Coding {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What a host looks for beside the file.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Where the copy of the file at `path` stands.
    #[must_use]
    pub fn copy_of(self, path: &str) -> String {
        format!("{path}{}", self.suffix())
    }

    /// Whether the copy saves a tenth or more.
    #[must_use]
    pub fn saves(self, packed: &[u8], bytes: &[u8]) -> bool {
        packed.len() < bytes.len() / 10 * 9
    }

    /// The copy.
    ///
    /// # Errors
    /// None that bytes in memory can cause.
    pub fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        Ok(match self {
            Self::Brotli => {
                let mut out = Vec::new();
                let parameters = BrotliEncoderParams { quality: 9, size_hint: bytes.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
                out
            }
            Self::Gzip => {
                // No name and no time in the header: the same bytes give the same copy.
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()?
            }
        })
    }

    /// Whether `packed` is a copy of `bytes`. Reads no further than they are long.
    #[must_use]
    pub fn is_copy(self, packed: &[u8], bytes: &[u8]) -> bool {
        let mut unpacked = Vec::with_capacity(bytes.len() + 1);
        let most = bytes.len() as u64 + 1;
        let read = match self {
            Self::Brotli => brotli::Decompressor::new(packed, BUFFER).take(most).read_to_end(&mut unpacked),
            Self::Gzip => GzDecoder::new(packed).take(most).read_to_end(&mut unpacked),
        };
        read.is_ok() && unpacked == bytes
    }
}

/// Bytes that are unpacked at once (somewhat arbitrary).
const BUFFER: usize = 16 * 1024;

/// Below this a copy fits one packet either way (somewhat arbitrary).
const SMALLEST: usize = 1_024;

/// Whether a file is a page. These always have copies: a machine that makes another part of the site then knows of them
/// without having made the page.
#[must_use]
pub fn is_page(path: &str) -> bool {
    path.rsplit('.').next() == Some("html")
}

/// Whether a file may have compressed copies: large enough, and text, as pictures are packed already.
#[must_use]
pub fn may_shrink(output: &Output) -> bool {
    let extension = output.path.rsplit('.').next().unwrap_or_default();
    let text = [
        "css",
        "js",
        "mjs",
        "svg",
        "xml",
        "txt",
        "json",
        "jsonld",
        "geojson",
        "webmanifest",
        "csv",
        "bib",
        "ris",
        "bin",
    ];
    output.bytes.len() >= SMALLEST && text.contains(&extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_unpacks_to_the_same_bytes_and_is_there_only_where_it_saves() {
        let text = "فاض النهر الكبير ليلة الأحد. ".repeat(200).into_bytes();
        for coding in Coding::ALL {
            let packed = coding.compress(&text).expect("in memory");
            assert!(coding.saves(&packed, &text));
            assert!(coding.is_copy(&packed, &text));
            assert!(
                !coding.is_copy(&packed, &text[1..]) && !coding.is_copy(&packed, b"") && !coding.is_copy(b"x", &text)
            );
            assert!(!coding.is_copy(&packed[..packed.len() / 2], &text), "half of it");
            assert!(!coding.saves(&coding.compress(&packed).expect("in memory"), &packed), "packed twice");
        }
    }

    #[test]
    fn small_files_and_pictures_are_left_as_they_are() {
        let of = |path: &str, length| may_shrink(&Output { path: path.to_owned(), bytes: vec![b'a'; length] });
        assert!(is_page("ar/index.html") && of("data/claims.csv", 5_000));
        assert!(!of("data/claims.csv", 900) && !of("assets/social.png", 5_000) && !of("CNAME", 5_000));
    }
}
