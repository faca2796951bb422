//! "did you mean": the nearest of some names.

/// The name nearest to `wanted`, if near enough to be a slip: a third of its letters at most, or one that begins with it.
///
/// ```
/// assert_eq!(malaf::diagnostic::nearest("topcs", ["topics", "title"]), Some("topics"));
/// assert_eq!(malaf::diagnostic::nearest("zzz", ["topics", "title"]), None);
/// ```
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = wanted.chars().count().div_ceil(3).max(1);
    names
        .into_iter()
        .map(|name| (distance(wanted, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// Letters changed, added, dropped or swapped. One that continues the other counts as a single slip: `horrya-zones`
/// for `horrya-zones-2017` is what people type.
fn distance(a: &str, b: &str) -> usize {
    if a.len() >= 4 && b.len() >= 4 && (a.starts_with(b) || b.starts_with(a)) {
        return 1;
    }
    strsim::damerau_levenshtein(a, b)
}
