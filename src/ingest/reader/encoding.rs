//! Bytes → text, in any encoding of the web (WHATWG Encoding). The one door to `encoding_rs` and `chardetng`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Decodes a text; `label` is the encoding that its carrier names, if it does.
///
/// A byte order mark goes before the label, the label before detection. Nothing is replaced: bytes that are not the
/// encoding's are an error, so that no letter is lost without a word.
///
/// # Errors
/// Why it is no text, in words for the editor.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<(String, &'static str), String> {
    if bytes.is_empty() {
        return Err("it is empty".to_owned());
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (named_or_detected(bytes, label)?, bytes),
    };
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if text.contains('\0') => Err("it holds NUL bytes, so it is no text".to_owned()),
        Some(text) => Ok((text.into_owned(), encoding.name())),
        None => Err(format!("some of its bytes are not {}: it may be cut off or damaged", encoding.name())),
    }
}

fn named_or_detected(bytes: &[u8], label: Option<&str>) -> Result<&'static Encoding, String> {
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    if let Some(encoding) = label.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        return Ok(encoding);
    }
    if bytes.contains(&0) {
        return Err("it holds NUL bytes, so it is no text".to_owned());
    }
    if is_mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if is_binary(bytes) {
        return Err("it is no text: too many of its bytes are control characters".to_owned());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Allow))
}

/// A UTF-8 text that was cut off or damaged is not guessed to be something else.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let valid: usize = bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    valid > 8 * broken.max(1)
}

/// Text holds line ends and tabs and hardly another control character.
fn is_binary(bytes: &[u8]) -> bool {
    let controls =
        bytes.iter().filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0C)).count();
    controls * 100 > bytes.len()
}
