//! Web archives: the page in a WARC (ISO 28500) or in a WACZ. The one door to `flate2` and `zip`.
//!
//! Records are streamed and unpacked within bounds, so that neither a large archive nor a bomb fills the memory.

use flate2::read::{DeflateDecoder, MultiGzDecoder};
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// At most this much is unpacked of one archive.
const UNPACKED: u64 = 256 * 1024 * 1024;
/// A record larger than this is no article's page.
const RECORD: u64 = 8 * 1024 * 1024;
/// The head of a record or of a response is at most this long.
const HEAD: u64 = 64 * 1024;

/// A page of an archive.
pub(super) struct Page {
    /// Its bytes.
    pub body: Vec<u8>,
    /// The encoding that the response names.
    pub charset: Option<String>,
    /// Where it was fetched from.
    pub address: Option<String>,
}

/// The first page of a WARC, packed or not.
pub(super) fn page_of_warc(bytes: &[u8]) -> Result<Page, String> {
    let reader: Box<dyn Read + '_> =
        if bytes.starts_with(&[0x1F, 0x8B]) { Box::new(MultiGzDecoder::new(bytes)) } else { Box::new(bytes) };
    first_page(reader)
}

/// The first page of a WACZ: a zip with WARCs in `archive/`.
pub(super) fn page_of_wacz(bytes: &[u8]) -> Result<Page, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("it is a damaged zip: {error}"))?;
    let mut warcs: Vec<String> =
        zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).filter(|name| is_warc(name)).collect();
    warcs.sort();
    let name = warcs.first().ok_or("it is a zip without a WARC in `archive/`, so it is no WACZ")?;
    let entry = zip.by_name(name).map_err(|error| format!("`{name}` in it cannot be read: {error}"))?;
    if name.strip_suffix(".gz").is_some() {
        first_page(Box::new(MultiGzDecoder::new(entry.take(UNPACKED))))
    } else {
        first_page(Box::new(entry))
    }
}

fn is_warc(name: &str) -> bool {
    let warc = [".warc", ".warc.gz"].iter().any(|end| name.ends_with(end));
    name.starts_with("archive/") && warc
}

fn first_page(reader: Box<dyn Read + '_>) -> Result<Page, String> {
    let mut reader = BufReader::new(reader.take(UNPACKED));
    loop {
        let Some(head) = read_head(&mut reader).map_err(|error| damaged(&error))? else {
            let spent = reader.get_ref().limit() == 0;
            return Err(if spent {
                format!("it holds no page in its first {} MB, unpacked", UNPACKED / (1024 * 1024))
            } else {
                "it holds no response with a page (HTML, status 200)".to_owned()
            });
        };
        let length: u64 = field(&head, "content-length")
            .and_then(|length| length.parse().ok())
            .ok_or("a record of it has no length")?;
        let wanted = head.starts_with("WARC/") && field(&head, "warc-type").as_deref() == Some("response");
        if wanted && length <= RECORD {
            let mut record = Vec::new();
            (&mut reader).take(length).read_to_end(&mut record).map_err(|error| damaged(&error))?;
            if (record.len() as u64) < length {
                return Err("it is cut off within a record".to_owned());
            }
            if let Some(page) = page(&record, field(&head, "warc-target-uri"))? {
                return Ok(page);
            }
        } else {
            let skipped =
                io::copy(&mut (&mut reader).take(length), &mut io::sink()).map_err(|error| damaged(&error))?;
            if skipped < length && reader.get_ref().limit() > 0 {
                return Err("it is cut off within a record".to_owned());
            }
        }
    }
}

fn damaged(error: &io::Error) -> String {
    format!("it is a damaged archive: {error}")
}

/// The lines up to an empty one; `None` at the end of the archive.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut reader = reader.take(HEAD);
    loop {
        let before = head.len();
        if reader.read_until(b'\n', &mut head)? == 0 {
            let ended = head.iter().all(u8::is_ascii_whitespace);
            let cut = || io::Error::new(io::ErrorKind::InvalidData, "a record's head has no end");
            return if ended { Ok(None) } else { Err(cut()) };
        }
        let line = head.get(before..).unwrap_or_default();
        let empty = line.iter().all(u8::is_ascii_whitespace);
        if empty && head.iter().all(u8::is_ascii_whitespace) {
            // Empty lines stand between records.
            head.clear();
        } else if empty {
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
    }
}

/// The value of a field in a head, its name in lower case.
fn field(head: &str, name: &str) -> Option<String> {
    let mut fields = head.lines().filter_map(|line| line.split_once(':'));
    let found = fields.find(|(field, _)| field.trim().eq_ignore_ascii_case(name))?;
    Some(found.1.trim().trim_matches(['<', '>']).to_owned())
}

/// The page in an HTTP response, if it is one.
fn page(record: &[u8], address: Option<String>) -> Result<Option<Page>, String> {
    let mut body = Cursor::new(record);
    let Ok(Some(head)) = read_head(&mut body) else { return Ok(None) };
    let status = head.split_whitespace().nth(1);
    let kind = field(&head, "content-type").unwrap_or_default().to_ascii_lowercase();
    if !head.starts_with("HTTP/") || status != Some("200") || !kind.contains("html") {
        return Ok(None);
    }
    let at = usize::try_from(body.position()).unwrap_or(record.len());
    let raw = record.get(at..).unwrap_or_default();
    let chunked = field(&head, "transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let joined = if chunked { joined(raw).unwrap_or_else(|| raw.to_vec()) } else { raw.to_vec() };
    let charset =
        kind.split_once("charset=").map(|(_, charset)| charset.trim_matches(['"', '\'', ' ', ';']).to_owned());
    Ok(Some(Page { body: unpacked(joined, field(&head, "content-encoding").as_deref())?, charset, address }))
}

/// The chunks of a response, joined; `None` where they are none, as some archivers join them and keep the field.
fn joined(mut raw: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = raw.windows(2).position(|pair| pair == b"\r\n")?;
        let size = std::str::from_utf8(raw.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        let start = end + 2;
        let stop = start.checked_add(size)?;
        body.extend_from_slice(raw.get(start..stop)?);
        raw = raw.get(stop.checked_add(2)?..)?;
    }
}

fn unpacked(body: Vec<u8>, packing: Option<&str>) -> Result<Vec<u8>, String> {
    let reader: Box<dyn Read + '_> = match packing {
        None | Some("" | "identity") => return Ok(body),
        Some("gzip" | "x-gzip") if body.starts_with(&[0x1F, 0x8B]) => Box::new(MultiGzDecoder::new(body.as_slice())),
        Some("deflate") => Box::new(DeflateDecoder::new(body.as_slice())),
        // The archiver unpacked it and kept the field.
        Some("gzip" | "x-gzip") => return Ok(body),
        Some(other) => return Err(format!("its page is packed as `{other}`, which is not read")),
    };
    let mut out = Vec::new();
    reader.take(RECORD + 1).read_to_end(&mut out).map_err(|error| damaged(&error))?;
    if out.len() as u64 > RECORD {
        return Err(format!("its page is larger than {} MB, unpacked", RECORD / (1024 * 1024)));
    }
    Ok(out)
}
